"""The vault: everything that needs a key. Sealing, pseudonyms, blind tokens, sealed files.

Five Tink keysets in one JSON file of mode 0600, kept apart from the database:

- `content`: AEAD for texts, answers, places, conversation states, queued messages;
- `identity`: AEAD for what ties a case to a person (reporter rows, chat addresses);
- `pseudonyms`: the PRF that turns a chat account into its pseudonym;
- `index`: the PRF for what must be found but not read (receipt codes, invites, search words);
- `files`: streaming AEAD (AES-256-GCM-HKDF, 1 MB segments) for files on disk.

A sixth, `signing` (Ed25519, `storage/signing.py`), seals nothing: it signs statements of receipt. Only key files
made since it came have it, or those it was added to.

Why AES-256-GCM-SIV for the two AEADs. Measured on 300-byte values, Tink 1.16, one x86-64 core with AES
instructions: GCM-SIV seals in 1.7 µs and opens in 1.4 µs, GCM 2.5 and 2.2, XChaCha20-Poly1305 2.8 and
2.5; it adds 33 bytes, XChaCha20 45. Nonces are random. Plain GCM must stop at 2^32 values a key, because
one repeated 96-bit nonce gives away its authentication key. GCM-SIV derives a key from each nonce and
survives a repeat: it shows no more than that the same value was sealed in the same row twice. So its
limit (over 2^48 values a key, RFC 8452) is out of a unit's reach, as XChaCha20's 192-bit nonce would be.

Rotation. A keyset may hold several keys: every enabled one opens, the primary one seals. To rotate
`content`, `identity` or `files`, add a key, make it primary, keep the old ones until all old values are
sealed anew or purged, then write a new sentinel. `pseudonyms` and `index` cannot be rotated that way: a
new primary key gives every person and every receipt code a new name, so all rows would have to be
rebuilt. The sentinel notices such a change at start.
"""

import base64
import binascii
import hashlib
import hmac
import io
import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

import tink
from tink import aead, prf, secret_key_access, streaming_aead

from storage import signing as signing_keys
from storage.key_file import read_key_file, replace_key_file, write_key_file
from storage.vault_errors import KeysExistError, KeysInvalidError, KeysMissingError, SealError, VaultError
from storage.vault_streams import Opened, Sink

__all__ = [
    "KeysExistError",
    "KeysInvalidError",
    "KeysMissingError",
    "SealError",
    "SessionTokens",
    "Vault",
    "VaultError",
]

_FORMAT = 1
_KINDS = {
    "content": (aead.aead_key_templates.AES256_GCM_SIV, aead.Aead),
    "identity": (aead.aead_key_templates.AES256_GCM_SIV, aead.Aead),
    "pseudonyms": (prf.prf_key_templates.HKDF_SHA256, prf.PrfSet),
    "index": (prf.prf_key_templates.HKDF_SHA256, prf.PrfSet),
    "files": (streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB, streaming_aead.StreamingAead),
}

aead.register()
prf.register()
streaming_aead.register()


class _Aead(Protocol):
    def encrypt(self, plaintext: bytes, associated_data: bytes) -> bytes: ...
    def decrypt(self, ciphertext: bytes, associated_data: bytes) -> bytes: ...


class _Prf(Protocol):
    def compute(self, input_data: bytes, output_length: int) -> bytes: ...


class _StreamingAead(Protocol):
    def new_encrypting_stream(
        self, ciphertext_destination: io.RawIOBase, associated_data: bytes
    ) -> BinaryIO: ...
    def new_decrypting_stream(self, ciphertext_source: BinaryIO, associated_data: bytes) -> BinaryIO: ...


class Vault:
    """Seals, opens and names things with the keys of one key file. Safe to share between threads.

    `signer` is None where the file has no keyset for it.
    """

    __slots__ = ("_content", "_files", "_identity", "_index", "_pseudonyms", "signer")

    def __init__(self, keysets: Mapping[str, tink.KeysetHandle]) -> None:
        """`keysets` by name, as in the module's list. Raises `tink.TinkError` if one is of the wrong kind."""
        made = {name: keysets[name].primitive(primitive) for name, (_, primitive) in _KINDS.items()}
        self._content: _Aead = made["content"]
        self._identity: _Aead = made["identity"]
        self._pseudonyms: _Prf = made["pseudonyms"].primary()
        self._index: _Prf = made["index"].primary()
        self._files: _StreamingAead = made["files"]
        signing = keysets.get(signing_keys.NAME)
        self.signer = None if signing is None else signing_keys.Signer(signing)

    def __repr__(self) -> str:
        return "<Vault>"

    @classmethod
    def create(cls, path: Path) -> "Vault":
        """New keys, durably in a new file of mode 0600; missing folders are made with mode 0700.

        The file appears whole or not at all. Raises `KeysExistError`, or `VaultError` for a failing disk.
        """
        keysets = {name: tink.new_keyset_handle(template) for name, (template, _) in _KINDS.items()}
        keysets[signing_keys.NAME] = tink.new_keyset_handle(signing_keys.TEMPLATE)
        write_key_file(path, _to_json(keysets))
        return cls(keysets)

    @classmethod
    def open(cls, path: Path) -> "Vault":
        """The vault of an existing key file. Raises `KeysMissingError` or `KeysInvalidError`."""
        vault = cls._from_json(read_key_file(path))
        if vault is None:
            raise KeysInvalidError(f"the key file {path} is damaged or is not a key file")
        return vault

    @classmethod
    def add_signing(cls, path: Path) -> bool:
        """Adds the keyset `signing` to a key file that has none; False if it has one, which stays.

        The file is replaced as a whole, and everything else in it stays as it is. Raises as `open`.
        """
        if cls.open(path).signer is not None:
            return False
        held = json.loads(read_key_file(path))
        made = {signing_keys.NAME: tink.new_keyset_handle(signing_keys.TEMPLATE)}
        held["keysets"] |= json.loads(_to_json(made))["keysets"]
        replace_key_file(path, json.dumps(held, indent=2).encode())
        return True

    @classmethod
    def _from_json(cls, text: bytes) -> "Vault | None":
        # None instead of an exception: parsers keep the text, and with it the keys, in theirs.
        try:
            held = json.loads(text)
            if held["format"] != _FORMAT:
                return None
            names = [*_KINDS, *({signing_keys.NAME} & held["keysets"].keys())]
            return cls({name: _keyset_from_json(held["keysets"][name]) for name in names})
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, tink.TinkError):
            return None

    def seal(self, data: bytes, *aad: str | int | bytes) -> bytes:
        """`data` sealed under `content`, bound to its place `aad` (table, row, column). Adds 33 bytes."""
        return self._content.encrypt(data, _bind(aad))

    def unseal(self, sealed: bytes, *aad: str | int | bytes) -> bytes:
        """What was sealed with the same `aad`, of the same types. Raises `SealError`."""
        return _decrypt(self._content, sealed, aad)

    def seal_identity(self, data: bytes, *aad: str | int | bytes) -> bytes:
        """`data` sealed under `identity`, otherwise as `seal`."""
        return self._identity.encrypt(data, _bind(aad))

    def unseal_identity(self, sealed: bytes, *aad: str | int | bytes) -> bytes:
        """What `seal_identity` sealed with the same `aad`. Raises `SealError`."""
        return _decrypt(self._identity, sealed, aad)

    def pseudonym(self, channel: str, user_id: str) -> bytes:
        """16 bytes that stand for a chat account and cannot be traced back without the key.

        `channel` holds no colon, which would make two accounts one: `ValueError`.
        """
        if ":" in channel:
            raise ValueError("a channel's name holds no colon")
        return self._pseudonyms.compute(_encode(f"{channel}:{user_id}"), 16)

    def token(self, purpose: str, value: str | bytes) -> bytes:
        """16 bytes by which `value` is found but not read; the same value has another token per `purpose`.

        `purpose` holds no NUL: `ValueError`.
        """
        if "\0" in purpose:
            raise ValueError("a purpose holds no NUL")
        raw = value if isinstance(value, bytes) else _encode(value)
        return self._index.compute(_encode(purpose) + b"\0" + raw, 16)

    def seal_file(self, source: BinaryIO, target: BinaryIO, file_id: str) -> None:
        """Seal all of `source` into `target`, bound to `file_id`. Leaves both open.

        Raises `VaultError` if `target` stops taking bytes; what it holds then does not open.
        """
        sink = Sink(target)
        stream = self._files.new_encrypting_stream(sink, _bind(("file", file_id)))
        try:
            shutil.copyfileobj(source, stream, 1 << 20)
            stream.close()
        except tink.TinkError as error:
            raise VaultError("the sealed file could not be written") from (sink.failure or error)
        finally:
            sink.let_go()

    def open_file(self, source: BinaryIO, file_id: str) -> BinaryIO:
        """A stream of what was sealed; closing it closes `source`. Reading raises `SealError`.

        Only a stream read to its end is known to be whole: its pieces are sealed one by one.
        """
        stream = self._files.new_decrypting_stream(source, _bind(("file", file_id)))
        return io.BufferedReader(Opened(stream), 1 << 16)

    def sentinel(self) -> bytes:
        """A sealed value to keep in the database; with `check_sentinel` it proves all five keysets."""
        sealed = io.BytesIO()
        self.seal_file(io.BytesIO(self._sample()), sealed, "sentinel")
        return self.seal(self.seal_identity(sealed.getvalue(), "sentinel"), "sentinel")

    def check_sentinel(self, sentinel: bytes) -> None:
        """Raises `KeysInvalidError` unless `sentinel` was made with these keys."""
        try:
            sealed = self.unseal_identity(self.unseal(sentinel, "sentinel"), "sentinel")
            with self.open_file(io.BytesIO(sealed), "sentinel") as opened:
                fits = hmac.compare_digest(opened.read(), self._sample())
        except SealError:
            fits = False
        if not fits:
            raise KeysInvalidError("the key file does not belong to this database")

    def _sample(self) -> bytes:
        return self.pseudonym("sentinel", "") + self.token("sentinel", "")


class SessionTokens:
    """Bearer tokens of the web chat: 16 random bytes and 16 that prove we issued them. Nothing is stored."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def issue(self) -> str:
        """A new token for a new user: 43 characters of URL-safe base64."""
        return self._proven(secrets.token_bytes(16))

    def issue_for(self, name: str) -> str:
        """The token of somebody we know by `name`, the same each time; only the demo knows anybody."""
        return self._proven(self._vault.token("web session name", name))

    def _proven(self, random: bytes) -> str:
        return _base64(random + self._vault.token("web session", random))

    def user_id(self, token: str) -> str | None:
        """The user's id (22 characters, of no use as a token), or None if we never issued the token."""
        try:
            raw = base64.b64decode(token + "=", altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        # The last character has two spare bits; only one of its four spellings is the token.
        if len(raw) != 32 or _base64(raw) != token:
            return None
        random, proof = raw[:16], raw[16:]
        if not hmac.compare_digest(proof, self._vault.token("web session", random)):
            return None
        return _base64(hashlib.sha256(random).digest()[:16])


def _decrypt(primitive: _Aead, sealed: bytes, aad: tuple[str | int | bytes, ...]) -> bytes:
    try:
        return primitive.decrypt(sealed, _bind(aad))
    except tink.TinkError:
        raise SealError from None


def _bind(aad: tuple[str | int | bytes, ...]) -> bytes:
    """The parts with their types and lengths, so that no two different tuples give the same bytes."""
    joined = ""
    for part in aad:
        if isinstance(part, str):
            joined += f"s{len(part)}:{part}"
        elif isinstance(part, int):
            joined += f"i{part};"
        else:
            joined += f"b{part.hex()};"
    return _encode(joined)


def _encode(text: str) -> bytes:
    # A network may hand us half a surrogate pair in an id; it must not stop a turn.
    return text.encode("utf-8", "surrogatepass")


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _to_json(keysets: Mapping[str, tink.KeysetHandle]) -> bytes:
    plain = {
        name: json.loads(tink.json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN))
        for name, handle in keysets.items()
    }
    return json.dumps({"format": _FORMAT, "keysets": plain}, indent=2).encode()


def _keyset_from_json(keyset: object) -> tink.KeysetHandle:
    return tink.json_proto_keyset_format.parse(json.dumps(keyset), secret_key_access.TOKEN)
