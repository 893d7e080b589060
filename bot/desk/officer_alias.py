"""What a teller calls the officers of their case, whose names nobody tells them."""

from bot.aliases import alias_of
from storage.vault import Vault


def officer_alias(vault: Vault, number: int, staff_id: int) -> str:
    """An officer's alias in one case: always the same there, another in every other case, stored nowhere."""
    return alias_of(vault.token("officer alias", f"{number}:{staff_id}"))
