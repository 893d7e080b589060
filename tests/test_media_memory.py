"""A file of 20 MB costs the service less than 30 MB of memory, whatever its worker needs."""

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.media_corpus import sound

_SCRIPT = """
import asyncio, resource, sys
from pathlib import Path
from bot.files import FileStore
from storage.blobs import Blobs
from storage.vault import Vault

folder, source = Path(sys.argv[1]), Path(sys.argv[2])
store = FileStore(Blobs(folder / "files", Vault.create(folder / "keys.json")), free=lambda _: 1 << 40)

async def pieces(path):
    with path.open("rb") as file:
        while piece := file.read(1 << 16):
            yield piece

async def main():
    await store.store(pieces(Path(sys.argv[3])))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    stored = await store.store(pieces(source))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(stored.size, after - before)

asyncio.run(main())
"""


async def test_file_of_twenty_megabytes_costs_us_less_than_thirty(tmp_path: Path) -> None:
    big, small = tmp_path / "big", tmp_path / "small"
    big.write_bytes(await asyncio.to_thread(sound, "wav", "pcm_s16le", 215))
    small.write_bytes(sound("wav", "pcm_s16le", 1))
    assert 19 << 20 < big.stat().st_size <= 20 << 20
    found = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", _SCRIPT, str(tmp_path), str(big), str(small)],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    size, rise = map(int, found.stdout.split())
    assert size > 19 << 20
    assert rise < 30 * 1024  # kilobytes
