"""Signatures that anybody can check with the public key alone: Ed25519 through Tink.

The keyset `signing` is part of the key file. A file from before it was there has none: the service runs, and
signs nothing until `tinbao keys add-signing`.
"""

from typing import Protocol

import tink
from tink import signature

from storage.vault_errors import VaultError

NAME = "signing"
TEMPLATE = signature.signature_key_templates.ED25519

signature.register()


class _Sign(Protocol):
    def sign(self, data: bytes) -> bytes: ...


class _Verify(Protocol):
    def verify(self, signature: bytes, data: bytes) -> None: ...


class Verifier:
    """Checks signatures with a public keyset."""

    __slots__ = ("_primitive",)

    def __init__(self, public: tink.KeysetHandle) -> None:
        """Raises `tink.TinkError` for a keyset that is not for this."""
        self._primitive: _Verify = public.primitive(signature.PublicKeyVerify)

    @classmethod
    def of_json(cls, text: str) -> "Verifier":
        """From what `Signer.public_json` gave. Raises `VaultError`."""
        try:
            return cls(tink.json_proto_keyset_format.parse_without_secret(text))
        except (ValueError, TypeError, tink.TinkError):
            raise VaultError("this is not a public key of Tin Báo") from None

    def is_ours(self, signed: bytes, data: bytes) -> bool:
        """Whether the signature `signed` over `data` was made with the key that belongs to this one."""
        try:
            self._primitive.verify(signed, data)
        except tink.TinkError:
            return False
        return True


class Signer(Verifier):
    """Signs too."""

    __slots__ = ("_public", "_secret")

    def __init__(self, keyset: tink.KeysetHandle) -> None:
        """Raises `tink.TinkError` for a keyset that is not for this."""
        self._secret: _Sign = keyset.primitive(signature.PublicKeySign)
        self._public = keyset.public_keyset_handle()
        super().__init__(self._public)

    def sign(self, data: bytes) -> bytes:
        """69 bytes: the key's id, and the signature."""
        return self._secret.sign(data)

    def public_json(self) -> str:
        """The public keyset as JSON, safe to be published."""
        return str(tink.json_proto_keyset_format.serialize_without_secret(self._public))
