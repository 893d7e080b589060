"""The server as a process of its own: `python -m tests.telegram_api --port N`; see `control` for its levers."""

import argparse
import asyncio
import contextlib

from tests.telegram_api.server import serving
from tests.telegram_api.world import TOKEN


async def _run(port: int, token: str, pace: float) -> None:
    async with serving(port=port, token=token, pace=pace) as api:
        print(api.url, flush=True)  # noqa: T201 - whoever started it waits for this line
        await asyncio.Event().wait()


def main() -> None:
    """Serves until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one; its URL is printed")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--pace", type=float, default=1.0, help="scales the waits Telegram imposes")
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(options.port, options.token, options.pace))


if __name__ == "__main__":
    main()
