"""`tinbao verify`, `tinbao keys public`, `tinbao keys add-signing`: the real command, real key files."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.dialogue.statement import Statement, signature_text, to_sign, written
from storage.vault import KeysInvalidError, Vault, VaultError

WORDS = "Tin số: 12"


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keys.json"
    monkeypatch.setenv("TINBAO_KEYS", str(path))
    Vault.create(path)
    return path


def statement(keys: Path) -> str:
    signer = Vault.open(keys).signer
    assert signer is not None
    return written(Statement(WORDS, signature_text(signer.sign(to_sign(WORDS)))))


def without_signing(keys: Path) -> None:
    """The file as it was before there was a key that signs."""
    held = json.loads(keys.read_text())
    del held["keysets"]["signing"]
    keys.write_text(json.dumps(held))


def run(*words: str, given: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), input=given)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_statement_from_standard_input(keys: Path) -> None:
    code, said = run("verify", given=statement(keys))
    assert (code, "Valid" in said, WORDS in said) == (0, True, True)


def test_statement_from_a_file_that_was_changed(keys: Path, tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(statement(keys).replace("12", "13"), encoding="utf-8")
    code, said = run("verify", str(file))
    assert (code, said.startswith("Invalid")) == (1, True)


def test_part_of_a_statement(keys: Path) -> None:
    code, said = run("verify", given=statement(keys)[:60])
    assert (code, said.startswith("Not a whole statement")) == (1, True)


def test_whoever_has_the_public_key_needs_no_other(keys: Path, tmp_path: Path) -> None:
    _, public = run("keys", "public")
    file = tmp_path / "public.json"
    file.write_text(public)
    text = statement(keys)
    keys.unlink()
    assert run("verify", "--key", str(file), given=text)[0] == 0
    Vault.create(keys)
    assert run("verify", given=text)[0] == 1


def test_old_key_file_gets_a_key_that_signs(keys: Path) -> None:
    without_signing(keys)
    old = Vault.open(keys)
    assert old.signer is None
    sealed = old.seal(b"x", "t")
    assert run("keys", "add-signing")[0] == 0
    new = Vault.open(keys)
    assert new.signer is not None
    assert new.unseal(sealed, "t") == b"x"
    new.check_sentinel(old.sentinel())
    assert keys.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in keys.parent.glob("*keys.json*")] == ["keys.json"]


def test_linked_key_file_stays_where_it_is(
    keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_signing(keys)
    link = tmp_path / "link.json"
    link.symlink_to(keys)
    monkeypatch.setenv("TINBAO_KEYS", str(link))
    assert run("keys", "add-signing")[0] == 0
    assert link.is_symlink()
    assert Vault.open(keys).signer is not None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_key_file_of_another_account_stays_theirs(keys: Path) -> None:
    without_signing(keys)
    os.chown(keys, 1234, 1234)
    assert run("keys", "add-signing")[0] == 0
    assert (keys.stat().st_uid, keys.stat().st_mode & 0o777) == (1234, 0o600)


def test_key_that_signs_is_added_once(keys: Path) -> None:
    text = statement(keys)
    before = keys.read_bytes()
    assert "already" in run("keys", "add-signing")[1]
    assert keys.read_bytes() == before
    assert run("verify", given=text)[0] == 0


def test_without_a_key_that_signs_nothing_is_verified(keys: Path) -> None:
    text = statement(keys)
    without_signing(keys)
    with pytest.raises(VaultError, match="add-signing"):
        run("verify", given=text)
    with pytest.raises(VaultError, match="add-signing"):
        run("keys", "public")


def test_damaged_signing_key_is_refused(keys: Path) -> None:
    held = json.loads(keys.read_text())
    held["keysets"]["signing"] = held["keysets"]["content"]
    keys.write_text(json.dumps(held))
    with pytest.raises(KeysInvalidError):
        Vault.open(keys)
