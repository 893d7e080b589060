"""The vault: what it seals stays shut without the right keys and place; its key file is private."""

import base64
import io
import json
import secrets
from pathlib import Path
from typing import Any

import pytest
import tink
from hypothesis import given
from hypothesis import strategies as st
from tink import aead, prf, secret_key_access, streaming_aead

from storage.vault import (
    KeysExistError,
    KeysInvalidError,
    KeysMissingError,
    SealError,
    SessionTokens,
    Vault,
    VaultError,
)

PLACE = ("conversation", 7, "state")
SECRET = "Ở chân cầu có người mang súng".encode()

type_of_part = st.one_of(st.text(), st.integers(), st.binary())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


@pytest.fixture
def vault(path: Path) -> Vault:
    return Vault.create(path)


def spelled(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def opened(vault: Vault, sealed: bytes, file_id: str) -> bytes:
    with vault.open_file(io.BytesIO(sealed), file_id) as file:
        return file.read()


def sealed_file(vault: Vault, content: bytes, file_id: str) -> bytes:
    target = io.BytesIO()
    vault.seal_file(io.BytesIO(content), target, file_id)
    return target.getvalue()


def with_new_primary(path: Path, name: str, template: Any) -> None:
    """Rotate one keyset of the file at `path`: a new key seals, the old one stays."""
    held = json.loads(path.read_text())
    fresh = json.loads(
        tink.json_proto_keyset_format.serialize(tink.new_keyset_handle(template), secret_key_access.TOKEN)
    )
    fresh["key"] = held["keysets"][name]["key"] + fresh["key"]
    held["keysets"][name] = fresh
    path.write_text(json.dumps(held))


def test_key_file_opens_what_was_sealed(path: Path, vault: Vault) -> None:
    again = Vault.open(path)
    assert again.unseal(vault.seal(SECRET, *PLACE), *PLACE) == SECRET
    assert again.unseal_identity(vault.seal_identity(SECRET, *PLACE), *PLACE) == SECRET
    assert again.pseudonym("telegram", "42") == vault.pseudonym("telegram", "42")
    assert again.token("receipt", "ABCD") == vault.token("receipt", "ABCD")
    assert opened(again, sealed_file(vault, SECRET, "f"), "f") == SECRET


def test_empty_values_can_be_sealed(vault: Vault) -> None:
    assert vault.unseal(vault.seal(b"", *PLACE), *PLACE) == b""
    assert opened(vault, sealed_file(vault, b"", "f"), "f") == b""


def test_equal_values_seal_differently(vault: Vault) -> None:
    assert vault.seal(SECRET, *PLACE) != vault.seal(SECRET, *PLACE)


def test_sealed_value_hides_its_text(vault: Vault) -> None:
    sealed = vault.seal(SECRET, *PLACE) + vault.seal_identity(SECRET, *PLACE)
    assert SECRET not in sealed + sealed_file(vault, SECRET, "f")


@pytest.mark.parametrize(
    "other",
    [
        ("conversation", 8, "state"),
        ("conversation", "7", "state"),
        ("conversation", b"7", "state"),
        ("conversation7", "state"),
        ("outbox", 7, "state"),
        ("conversation", 7),
        (),
    ],
)
def test_moved_value_does_not_open(vault: Vault, other: tuple[str | int | bytes, ...]) -> None:
    with pytest.raises(SealError):
        vault.unseal(vault.seal(SECRET, *PLACE), *other)
    with pytest.raises(SealError):
        vault.unseal_identity(vault.seal_identity(SECRET, *PLACE), *other)


@given(st.lists(type_of_part, max_size=4), st.lists(type_of_part, max_size=4))
def test_no_two_places_are_one(one: list[str | int | bytes], other: list[str | int | bytes]) -> None:
    sealed = SHARED.seal(SECRET, *one)
    if [(type(part), part) for part in one] == [(type(part), part) for part in other]:
        assert SHARED.unseal(sealed, *other) == SECRET
    else:
        with pytest.raises(SealError):
            SHARED.unseal(sealed, *other)


@given(st.binary(max_size=200))
def test_garbage_never_opens(garbage: bytes) -> None:
    with pytest.raises(SealError):
        SHARED.unseal(garbage, *PLACE)
    with pytest.raises(SealError):
        opened(SHARED, garbage, "f")


def test_every_flipped_byte_is_noticed(vault: Vault) -> None:
    sealed = vault.seal(b"tin", *PLACE)
    for at in range(len(sealed)):
        damaged = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(SealError):
            vault.unseal(damaged, *PLACE)


def test_identity_and_content_stay_apart(vault: Vault) -> None:
    with pytest.raises(SealError):
        vault.unseal(vault.seal_identity(SECRET, *PLACE), *PLACE)
    with pytest.raises(SealError):
        vault.unseal_identity(vault.seal(SECRET, *PLACE), *PLACE)


def test_pseudonyms_are_short_and_distinct(vault: Vault) -> None:
    names = {vault.pseudonym(channel, user) for channel in ("telegram", "web") for user in ("1", "2", "1:2")}
    assert len(names) == 6
    assert {len(name) for name in names} == {16}


def test_colon_in_channel_is_refused(vault: Vault) -> None:
    with pytest.raises(ValueError, match="colon"):
        vault.pseudonym("web:1", "2")


def test_half_a_surrogate_pair_is_named(vault: Vault) -> None:
    assert len(vault.pseudonym("web", "\ud83d")) == 16


def test_token_depends_on_its_purpose(vault: Vault) -> None:
    assert vault.token("receipt", "ABCD") == vault.token("receipt", b"ABCD")
    assert vault.token("receipt", "ABCD") != vault.token("invite", "ABCD")
    assert len(vault.token("receipt", "ABCD")) == 16
    with pytest.raises(ValueError, match="NUL"):
        vault.token("receipt\0", "ABCD")


def test_large_file_opens_whole(vault: Vault) -> None:
    content = secrets.token_bytes(2_500_000)
    assert opened(vault, sealed_file(vault, content, "f"), "f") == content


def test_file_opens_only_as_itself(vault: Vault) -> None:
    with pytest.raises(SealError):
        opened(vault, sealed_file(vault, SECRET, "f"), "g")


def test_shortened_file_does_not_open(vault: Vault) -> None:
    sealed = sealed_file(vault, secrets.token_bytes(2_500_000), "f")
    for length in (0, 1, 40, 1 << 20, 2 << 20, len(sealed) - 1):
        with pytest.raises(SealError):
            opened(vault, sealed[:length], "f")


def test_full_disk_fails_sealing_a_file(vault: Vault) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(VaultError):
        vault.seal_file(io.BytesIO(bytes(1_500_000)), full, "f")


def test_key_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "demo" / "keys.json"
    Vault.create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("vault")
def test_existing_keys_are_never_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(KeysExistError):
        Vault.create(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("vault")
def test_file_in_the_way_is_reported(path: Path) -> None:
    with pytest.raises(VaultError, match="could not be written"):
        Vault.create(path / "keys.json")
    with pytest.raises(KeysInvalidError, match="cannot be read"):
        Vault.open(path / "keys.json")


def test_missing_keys_are_reported(path: Path) -> None:
    with pytest.raises(KeysMissingError, match="no key file"):
        Vault.open(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
@pytest.mark.usefixtures("vault")
def test_keys_open_to_others_are_refused(path: Path, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(KeysInvalidError, match="mode"):
        Vault.open(path)


def test_folder_is_no_key_file(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    with pytest.raises(KeysInvalidError):
        Vault.open(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"format": 2}',
        '{"format": 1, "keysets": {"content": {}}}',
        "[" * 100_000,
    ],
)
def test_broken_key_file_is_refused(path: Path, text: str) -> None:
    path.touch(0o600)
    path.write_text(text)
    with pytest.raises(KeysInvalidError, match="damaged"):
        Vault.open(path)


@pytest.mark.usefixtures("vault")
def test_cut_key_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(KeysInvalidError, match="damaged"):
        Vault.open(path)


@pytest.mark.usefixtures("vault")
def test_swapped_keysets_are_refused(path: Path) -> None:
    held = json.loads(path.read_text())
    keysets = held["keysets"]
    keysets["content"], keysets["index"] = keysets["index"], keysets["content"]
    path.write_text(json.dumps(held))
    with pytest.raises(KeysInvalidError, match="damaged"):
        Vault.open(path)


def test_errors_and_repr_show_no_key(path: Path, vault: Vault) -> None:
    material = [key["keyData"]["value"] for held in keysets_in(path).values() for key in held["key"]]
    path.write_text(path.read_text()[:-3])
    with pytest.raises(KeysInvalidError) as caught:
        Vault.open(path)
    shown = f"{caught.value!r} {caught.value.__context__!r} {vault!r} {vault!s}"
    assert caught.value.__context__ is None
    assert not [value for value in material if value in shown]


def keysets_in(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_text())["keysets"]
    return held


@pytest.mark.parametrize("name", ["content", "identity", "files"])
def test_rotated_keyset_opens_old_values(path: Path, vault: Vault, name: str) -> None:
    sealed = vault.seal(SECRET, *PLACE), vault.seal_identity(SECRET, *PLACE), sealed_file(vault, SECRET, "f")
    sentinel = vault.sentinel()
    template = aead.aead_key_templates.XCHACHA20_POLY1305
    if name == "files":
        template = streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_4KB
    with_new_primary(path, name, template)
    rotated = Vault.open(path)
    assert rotated.unseal(sealed[0], *PLACE) == SECRET
    assert rotated.unseal_identity(sealed[1], *PLACE) == SECRET
    assert opened(rotated, sealed[2], "f") == SECRET
    rotated.check_sentinel(sentinel)
    with pytest.raises(KeysInvalidError):
        vault.check_sentinel(rotated.sentinel())


def test_sentinel_fits_its_own_keys(path: Path, vault: Vault) -> None:
    Vault.open(path).check_sentinel(vault.sentinel())


@pytest.mark.parametrize("name", ["content", "identity", "pseudonyms", "index", "files"])
def test_sentinel_notices_one_foreign_keyset(path: Path, vault: Vault, tmp_path: Path, name: str) -> None:
    other = tmp_path / "other.json"
    Vault.create(other)
    held = json.loads(path.read_text())
    held["keysets"][name] = keysets_in(other)[name]
    path.write_text(json.dumps(held))
    with pytest.raises(KeysInvalidError, match="does not belong"):
        Vault.open(path).check_sentinel(vault.sentinel())


@pytest.mark.parametrize("name", ["pseudonyms", "index"])
def test_sentinel_notices_renamed_people(path: Path, vault: Vault, name: str) -> None:
    with_new_primary(path, name, prf.prf_key_templates.HKDF_SHA256)
    with pytest.raises(KeysInvalidError, match="does not belong"):
        Vault.open(path).check_sentinel(vault.sentinel())


def test_garbage_sentinel_is_refused(vault: Vault) -> None:
    with pytest.raises(KeysInvalidError, match="does not belong"):
        vault.check_sentinel(b"")


def test_session_token_proves_its_user(path: Path, vault: Vault) -> None:
    tokens = SessionTokens(vault)
    token = tokens.issue()
    user_id = tokens.user_id(token)
    assert user_id is not None
    assert len(user_id) == 22
    assert SessionTokens(Vault.open(path)).user_id(token) == user_id
    assert tokens.user_id(tokens.issue()) != user_id


def test_user_id_is_no_token(vault: Vault) -> None:
    tokens = SessionTokens(vault)
    token = tokens.issue()
    user_id = tokens.user_id(token)
    assert user_id is not None
    assert user_id not in token
    assert tokens.user_id(user_id) is None


def test_other_spelling_is_no_token(vault: Vault) -> None:
    tokens = SessionTokens(vault)
    token = tokens.issue()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twins = [token[:-1] + letter for letter in alphabet if letter != token[-1]]
    assert {tokens.user_id(twin) for twin in [*twins, token + "=", token + "\n", token[:-1], token * 2]} == {
        None
    }


@given(st.one_of(st.text(), st.binary(min_size=32, max_size=32).map(spelled)))
def test_made_up_token_is_nobodys(token: str) -> None:
    assert SessionTokens(SHARED).user_id(token) is None


def _new_keyset(template: Any) -> Any:
    return tink.new_keyset_handle(template)


SHARED = Vault(
    {
        "content": _new_keyset(aead.aead_key_templates.AES256_GCM_SIV),
        "identity": _new_keyset(aead.aead_key_templates.AES256_GCM_SIV),
        "pseudonyms": _new_keyset(prf.prf_key_templates.HKDF_SHA256),
        "index": _new_keyset(prf.prf_key_templates.HKDF_SHA256),
        "files": _new_keyset(streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_4KB),
    }
)


def test_token_of_a_known_name_is_always_the_same(vault: Vault) -> None:
    tokens = SessionTokens(vault)
    assert tokens.issue_for("demo officer") == tokens.issue_for("demo officer")
    assert tokens.issue_for("demo officer") != tokens.issue_for("demo admin")
    assert tokens.user_id(tokens.issue_for("demo officer")) is not None
