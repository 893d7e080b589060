"""What `.ci/run` installs before it checks: what is missing, piece by piece, and nothing else."""

import shutil
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
THERE = {"chromium": "", "fc-list": "echo DejaVu Sans", "python3": "", "id": "echo 0", "make": ""}
"""What each command says on a machine that has everything, whose user is root."""


def installed_on(folder: Path, **commands: str | None) -> list[str]:
    """The packages it asks for where some commands answer otherwise; None where one is not there at all."""
    answers = THERE | {"apt-get": f'echo "$@" >>{folder}/asked'} | commands
    for name, answer in answers.items():
        if answer is not None:
            (folder / name).write_text(f"#!/bin/bash\n{answer}\n")
            (folder / name).chmod(0o755)
    (folder / "dirname").symlink_to(shutil.which("dirname") or "/usr/bin/dirname")
    subprocess.run(["/bin/bash", HOUSE / ".ci/run"], env={"PATH": str(folder)}, check=True, timeout=60)
    asked = (folder / "asked").read_text().splitlines() if (folder / "asked").exists() else []
    words = [word for line in asked for word in line.split() if line.startswith("install")]
    return [word for word in words if word != "install" and not word.startswith("-")]


@pytest.mark.parametrize(
    ("command", "answer", "package"),
    [
        ("chromium", None, "chromium"),
        ("fc-list", None, "fonts-noto-core"),
        ("fc-list", "", "fonts-noto-core"),
        ("python3", "exit 1", "python3-venv"),
    ],
)
def test_each_missing_piece_is_installed(
    tmp_path: Path, command: str, answer: str | None, package: str
) -> None:
    assert installed_on(tmp_path, **{command: answer}) == [package]


def test_everything_missing_is_installed(tmp_path: Path) -> None:
    missing = installed_on(tmp_path, **{"chromium": None, "fc-list": None, "python3": "exit 1"})
    assert missing == ["chromium", "fonts-noto-core", "python3-venv"]


def test_nothing_missing_installs_nothing(tmp_path: Path) -> None:
    assert installed_on(tmp_path) == []


def test_who_is_not_root_installs_nothing(tmp_path: Path) -> None:
    assert installed_on(tmp_path, id="echo 1000", chromium=None) == []
