"""`tinbao unlock-reset`: whoever runs the machine erases one person's codes, where no two admins can."""

import secrets

from bot.app import utc_now, world_of
from bot.desk.voice import Voice
from bot.dialogue.replies import Reply
from bot.settings import Settings
from bot.transaction import Transaction
from storage import audit, migrate, unlocking
from storage.engine import Database
from storage.vault import Vault
from storage.work import Work


class NobodyError(Exception):
    """No active member of staff has that number."""


async def reset(settings: Settings, staff_id: int) -> bool:
    """Erases the codes of an active member of staff, who is told; whether there were any. Raises `NobodyError`.

    The running service delivers the message.
    """
    vault = Vault.open(settings.keys)
    world = world_of(settings)[2]
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrate.check(database, vault)
        async with database.writing() as connection:
            transaction = Transaction(Work(connection, vault), utc_now(), secrets.token_hex(8))
            whose = next((one for one in await transaction.staff() if one.id == staff_id), None)
            if whose is None:
                raise NobodyError(f"there is no active member of staff with the number {staff_id}")
            gone = await unlocking.forget(transaction.work, staff_id)
            entry = audit.Entry(None, "recover", detail=f"operator {staff_id}")
            await audit.record(transaction.work, entry, transaction.now)
            for to in await transaction.load([whose.conversation]) if gone else ():
                to.has_backlog = True  # the service sends it: this process ends now
                context = world.context(transaction.now, to.channel)
                words = Voice(context, to.locale).text("desk-recover-operator")
                transaction.say(to, [Reply(words, locale=to.locale)])
            await transaction.finish()
    finally:
        await database.close()
    return gone
