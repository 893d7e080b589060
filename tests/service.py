"""The real service in a process of its own, with a folder and a port of its own. It is killed without mercy."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent
START_SECONDS = 30


class Service:
    """A `tinbao` process that works in `folder`. It can be killed and started again.

    `settings` are variables by their whole names; of the tests' own environment none comes through.
    """

    def __init__(self, folder: Path, *command: str, **settings: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = command
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers."""
        self.launch()
        assert self._process is not None
        for _ in range(START_SECONDS * 20):
            if self._answers():
                return
            with suppress(subprocess.TimeoutExpired):
                raise AssertionError(f"it ended by itself: {self._process.wait(0.05)}\n{self.log()}")
        raise AssertionError(f"no answer after {START_SECONDS} s\n{self.log()}")

    def launch(self) -> None:
        """Returns at once, whether it listens yet or not."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._line(*self._command), stdout=log, stderr=log, **self._place()
            )

    def kill(self) -> None:
        """As a power cut would: it gets no chance to tidy up."""
        self._end(signal.SIGKILL)

    def stop(self) -> int | None:
        """As an operator would; the exit status."""
        return self._end(signal.SIGTERM)

    def run(self, *command: str) -> str:
        """Another `tinbao` command on the same data; gives what it prints."""
        done = subprocess.run(self._line(*command), capture_output=True, check=False, **self._place())
        assert done.returncode == 0, done.stderr.decode()
        printed: str = done.stdout.decode()
        return printed

    def peak(self) -> int:
        """The most memory it ever had, in kilobytes; its workers are no part of it."""
        assert self._process is not None
        lines = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

    def log(self) -> str:
        """All it has written so far."""
        return self._log.read_text(encoding="utf-8")

    @property
    def _log(self) -> Path:
        return self.folder / "service.log"

    def _answers(self) -> bool:
        call = HTTPConnection("127.0.0.1", self.port, timeout=5)
        with suppress(OSError), closing(call):
            call.request("GET", "/healthz")
            return call.getresponse().status == HTTPStatus.OK
        return False

    def _end(self, how: signal.Signals) -> int | None:
        if self._process is None:
            return None
        self._process.send_signal(how)
        return self._process.wait(START_SECONDS)

    def _line(self, *command: str) -> list[str]:
        return [sys.executable, "-m", "bot", *command]

    def _place(self) -> dict[str, Any]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("TINBAO_")}
        ours = {"TINBAO_WEB_PORT": str(self.port), "PYTHONPATH": str(HOUSE)}
        ours["TINBAO_STAFF_TOTP"] = "off"  # the stories of staff are about other things
        return {"cwd": self.folder, "env": kept | ours | self._settings}


def _free_port() -> int:
    """None that an outgoing connection may be given: those come from 32768 up, and a phone of the tests that
    knocks while the service is down could else be given the service's own.
    """
    while True:
        port = 10_000 + secrets.randbelow(20_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
