"""Proofs of consent: who agreed to which words for which purpose, by the day; taken back, or without a name."""

import secrets
from datetime import datetime

from storage.tables import consent, day_of
from storage.tellers import teller_token
from storage.work import Work


def record(
    work: Work, conversation_key: bytes, purpose: str, version: str, locale: str, now: datetime
) -> None:
    """Somebody agreed to `version` of the statement for `purpose`, read in `locale`."""
    work.insert(
        consent,
        {
            "id": secrets.token_bytes(16),
            "person": teller_token(work.vault, conversation_key),
            "purpose": purpose,
            "version": version,
            "locale": locale,
            "given_on": day_of(now),
        },
    )


async def withdraw(work: Work, conversation_key: bytes, purpose: str, now: datetime) -> None:
    """Whatever was agreed to for `purpose` is taken back as of today; what was taken back before keeps its day."""
    await work.flush()
    await work.connection.execute(
        consent.update()
        .where(
            consent.c.person == teller_token(work.vault, conversation_key),
            consent.c.purpose == purpose,
            consent.c.withdrawn_on.is_(None),
        )
        .values(withdrawn_on=day_of(now))
    )
