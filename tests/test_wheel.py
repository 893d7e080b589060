"""The program as it is installed: a wheel brings everything a start needs, from nothing but itself."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

HOUSE = Path(__file__).parents[1]


def run(*arguments: str, folder: Path, **environment: str) -> str:
    known = {name: value for name, value in os.environ.items() if not name.startswith("TINBAO_")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=known | environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_starts_on_its_own(tmp_path: Path) -> None:
    run("-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path), folder=HOUSE)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    alone = {"PYTHONPATH": str(installed)}
    where = run(
        "-c", "import bot, storage, seeds; print(bot.__file__, seeds.__file__)", folder=tmp_path, **alone
    )
    assert all(path.startswith(str(installed)) for path in where.split())
    run("-m", "bot", "keys", "new", folder=tmp_path, **alone)
    run("-m", "bot", "migrate", folder=tmp_path, **alone)
    said = run("-m", "bot", "check", folder=tmp_path, **alone)
    assert said.count("✓") == len(said.splitlines()) == 6
    invite = run("-m", "bot", "invite", "--role", "admin", folder=tmp_path, **alone)
    assert invite.splitlines()[-1].startswith("i-")
    page = "from bot.channels.web.static import page_files; print(len(page_files()['chat.html'].content))"
    assert int(run("-c", page, folder=tmp_path, **alone)) > 1000
