"""How long `tinbao demo` takes until the page is there: a first start, nothing on disk yet."""

import asyncio
import os
import socket
import sys
import time
from pathlib import Path

_PATIENCE = 60.0
_OFTEN = 0.01


async def measure(folder: Path) -> float:
    """Seconds from starting the command until GET / answers 200."""
    port = _free_port()
    with (folder / "output").open("wb") as output:
        started = time.perf_counter()
        demo = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "demo"),
            cwd=folder,
            env=os.environ | {"TINBAO_WEB_PORT": str(port)},
            stdout=output,
            stderr=output,
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                while not await _is_served(port):
                    if demo.returncode is not None:
                        said = (folder / "output").read_text(errors="replace")
                        raise RuntimeError(f"`tinbao demo` ended by itself: {said[-2000:]}")
                    await asyncio.sleep(_OFTEN)
            return time.perf_counter() - started
        finally:
            if demo.returncode is None:
                demo.terminate()
            await demo.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def _is_served(port: int) -> bool:
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return False
    writer.write(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    status = await reader.readline()
    writer.close()
    return b" 200 " in status
