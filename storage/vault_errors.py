"""What the vault reports. Import these from `storage.vault`."""


class VaultError(Exception):
    """Base of everything the vault reports. Messages are plain words and hold no key and no value."""


class KeysMissingError(VaultError):
    """There is no key file where one was expected."""


class KeysExistError(VaultError):
    """A key file is already there; keys are never overwritten."""


class KeysInvalidError(VaultError):
    """The key file is unreadable, open to others, broken, or belongs to another database."""


class SealError(VaultError):
    """A sealed value does not open: damaged, moved from its place, or sealed with other keys."""

    def __init__(self) -> None:
        super().__init__("a sealed value does not open: damaged, moved, or sealed with other keys")
