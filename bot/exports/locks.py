"""The lock on an exported file: a password, with which Excel, Word and LibreOffice open it by themselves."""

import secrets
from pathlib import Path
from typing import BinaryIO

from msoffcrypto.format.ooxml import OOXMLFile

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that looks like another one."""
_GROUPS, _GROUP = 4, 4


def new_password() -> str:
    """Four groups of four characters, 79 bits of chance: `k7mp-3xwq-…`."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS)]
    return "-".join(groups)


def lock(plain: Path, password: str, target: BinaryIO) -> None:
    """Writes the XLSX or DOCX file `plain` into `target`, encrypted (ECMA-376, AES-256). Blocks."""
    with plain.open("rb") as source:
        OOXMLFile(source).encrypt(password, target)
