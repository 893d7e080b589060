"""What an export of many cases takes: seconds, and memory at its peak, in a process of its own."""

import asyncio
import re
import secrets
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import cases, migrate
from storage.cases import NewCase
from storage.engine import Database
from storage.vault import Vault
from storage.work import Work

_BATCH = 1000
_WORDS = "Có nhóm người đua xe trước cổng trường, gọi 0905123456, xe 43A-123.45. "
_PROGRAM = (
    "import sys\n"
    "from bot.__main__ import app\n"
    "try:\n    app()\n"
    "finally:\n    print(*open('/proc/self/status'), file=sys.stderr)\n"
)


@dataclass(frozen=True, slots=True)
class Export:
    """One run: seconds, the most memory it held in MB of 2^20 bytes, the size of its file likewise."""

    seconds: float
    peak: float
    size: float


def measure(count: int, length: int = 300) -> Export:
    """Exports `count` cases of `length` characters from SQLite as a locked workbook."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(_fill(folder, count, length))
        output = folder / "cases.xlsx"
        begun = time.perf_counter()
        ran = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", _PROGRAM, "export", "--output", str(output)],
            env=_environment(folder),
            capture_output=True,
            text=True,
            check=True,
        )
        taken = time.perf_counter() - begun
        peak = re.search(r"VmHWM:\s+(\d+) kB", ran.stderr)
        assert peak is not None
        return Export(taken, int(peak[1]) / 1024, output.stat().st_size / (1 << 20))


def _environment(folder: Path) -> dict[str, str]:
    return {
        "TINBAO_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/tinbao.db",
        "TINBAO_KEYS": str(folder / "keys.json"),
        "TINBAO_FILES": str(folder / "files"),
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }


async def _fill(folder: Path, count: int, length: int) -> None:
    vault = Vault.create(folder / "keys.json")
    database = Database.open(f"sqlite+aiosqlite:///{folder}/tinbao.db")
    await migrate.upgrade(database, vault)
    told = (_WORDS * (length // len(_WORDS) + 1))[:length]
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for start in range(0, count, _BATCH):
        async with database.writing() as connection:
            work = Work(connection, vault)
            for n in range(start, min(count, start + _BATCH)):
                await cases.file_case(work, _case(told), begun + timedelta(minutes=n))
            await work.flush()
    await database.close()


def _case(told: str) -> NewCase:
    return NewCase(
        code=secrets.token_hex(8),
        alias="Chim sẻ 12",
        form="tip",
        category="crime",
        subcategory=None,
        is_urgent=False,
        commune="20878",
        answers={"what": f"{told} {secrets.token_hex(8)}"},
        item_count=None,
        file_ids=(),
        who=None,
    )


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    found = measure(wanted)
    print(
        f"{wanted} cases: {found.seconds:.1f} s, {found.peak:.0f} MB at the peak, a file of {found.size:.1f} MB"
    )
