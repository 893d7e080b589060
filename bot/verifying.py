"""What `tinbao verify`, `tinbao keys public` and `tinbao keys add-signing` do: signed statements of receipt."""

from pathlib import Path

from bot.casework.stating import is_signed
from bot.checkup import Finding
from bot.dialogue.statement import BEGIN, END, find
from bot.settings import Settings
from storage.signing import Signer, Verifier
from storage.vault import Vault
from storage.vault_errors import VaultError

_LARGEST = 64 * 1024


def verify(settings: Settings, text: str, public_key: Path | None) -> Finding:
    """Whether `text` holds a statement of ours; with `public_key` it is checked without the key file."""
    verifier = _signer(settings) if public_key is None else Verifier.of_json(read_text(public_key))
    statement = find(text)
    if statement is None:
        return Finding(False, f"Not a whole statement: one goes from the line {BEGIN} to the line {END}.")
    if not is_signed(verifier, *statement):
        return Finding(False, "Invalid: this statement is not ours, or it was changed.")
    return Finding(True, f"Valid: it is ours and was not changed. What is signed:\n{statement.words}")


def public_key(settings: Settings) -> str:
    """The public key as JSON, to be published: whoever has it checks statements without us."""
    return _signer(settings).public_json()


def add_signing(settings: Settings) -> bool:
    """Adds the keyset that signs to a key file that has none; False if it has one."""
    return Vault.add_signing(settings.keys)


def _signer(settings: Settings) -> Signer:
    signer = Vault.open(settings.keys).signer
    if signer is None:
        raise VaultError("the key file has no key that signs: add one with `tinbao keys add-signing`")
    return signer


def read_text(file: Path) -> str:
    """A small text file. Raises `VaultError`."""
    try:
        if file.stat().st_size > _LARGEST:
            raise VaultError(f"{file} is too large")
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VaultError(f"{file} cannot be read ({type(error).__name__})") from None
