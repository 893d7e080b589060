"""A statement of receipt: any character that is not as it was signed makes it invalid."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.casework.stating import is_signed
from bot.dialogue.statement import Statement, find, signature_bytes, signature_text, to_sign, written
from storage.signing import Signer, Verifier
from storage.vault import Vault
from storage.vault_errors import VaultError

WORDS = "Công an xã xác nhận đã nhận một tin báo.\nTin số: 12\nNhận lúc: 09:15:02 23/11/2026"


@pytest.fixture
def signer(vault: Vault) -> Signer:
    assert vault.signer is not None
    return vault.signer


@pytest.fixture
def statement(signer: Signer) -> str:
    return written(Statement(WORDS, signature_text(signer.sign(to_sign(WORDS)))))


def is_valid(signer: Verifier, text: str) -> bool:
    found = find(text)
    return found is not None and is_signed(signer, *found)


def test_whole_statement_is_valid(signer: Signer, statement: str) -> None:
    assert is_valid(signer, statement)
    assert is_valid(signer, f"Xin gửi chị:\n\n{statement}\nCảm ơn")


def test_any_changed_character_makes_it_invalid(signer: Signer, statement: str) -> None:
    for at, character in enumerate(statement):
        other = "8" if character != "8" else "3"
        if not character.isspace():
            assert not is_valid(signer, statement[:at] + other + statement[at + 1 :]), at


def test_any_lost_character_makes_it_invalid(signer: Signer, statement: str) -> None:
    for at, character in enumerate(statement):
        if not character.isspace():
            assert not is_valid(signer, statement[:at] + statement[at + 1 :]), at


def test_changed_case_makes_it_invalid(signer: Signer, statement: str) -> None:
    for at, character in enumerate(statement):
        if character.swapcase() != character:
            assert not is_valid(signer, statement[:at] + character.swapcase() + statement[at + 1 :]), at


def test_line_breaks_and_blanks_do_not_count(signer: Signer, statement: str) -> None:
    assert is_valid(signer, statement.replace("\n", "\r\n\r\n").replace(" ", "  "))
    assert is_valid(signer, " ".join(statement.split()))


def test_two_statements_at_once_are_not_looked_at(statement: str) -> None:
    assert find(statement + statement) is None


def test_another_unit_signs_otherwise(signer: Signer, statement: str, tmp_path: Path) -> None:
    other = Vault.create(tmp_path / "other.json").signer
    assert other is not None
    assert not is_valid(other, statement)
    assert is_valid(Verifier.of_json(signer.public_json()), statement)


def test_signature_is_of_nothing_else(signer: Signer) -> None:
    bare = signature_text(signer.sign(WORDS.encode()))
    assert not is_signed(signer, WORDS, bare)


def test_public_key_holds_no_secret(signer: Signer) -> None:
    assert "Public" in signer.public_json()
    assert "PrivateKey" not in signer.public_json()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"key": 1}', "ключ"])
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(VaultError, match="public key"):
        Verifier.of_json(text)


@given(st.binary(min_size=69, max_size=69))
def test_signature_survives_being_text(signed: bytes) -> None:
    assert signature_bytes(signature_text(signed)) == signed


@given(st.text(max_size=120))
def test_other_text_is_no_signature(text: str) -> None:
    made = signature_bytes(text)
    assert made is None or signature_text(made) == text
