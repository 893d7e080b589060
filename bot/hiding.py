"""Takes content out of the chats of staff once its time is over: deleted where a network can, else replaced."""

import re
from dataclasses import dataclass

import structlog

from bot.desk.unlocking import KEY_SLOT
from bot.dialogue.replies import Reply
from bot.messages import decode, encode
from bot.transaction import Transaction
from bot.world import World
from storage import views
from storage.conversations import Conversation
from storage.engine import Database
from storage.outbox import Posted
from storage.vault import Vault
from storage.views import Seen
from storage.work import Work

log = structlog.get_logger()

_ABOUT = re.compile(r"desk\.[a-z]+\.([0-9]+)")


@dataclass(frozen=True, slots=True)
class Hiding:
    """What it takes. `process` leases the messages it posts."""

    database: Database
    vault: Vault
    world: World
    process: str

    async def go(self) -> list[Posted]:
        """Hides what is due, one conversation a transaction; gives the messages to deliver.

        That it is done commits with the order to the network, so any number of processes do it once.
        """
        posted: list[Posted] = []
        for conversation in await views.due_now(self.database, self.world.clock()):
            try:
                posted += await self._serve(conversation)
            except Exception:  # it stays due; the others need not wait for it
                log.exception("view_not_hidden")
        return posted

    async def _serve(self, conversation: bytes) -> list[Posted]:
        async with self.database.writing() as connection:
            transaction = Transaction(Work(connection, self.vault), self.world.clock(), self.process)
            for to in await transaction.load([conversation]):
                seen = await views.claim(transaction.work, conversation, transaction.now)
                self._hide(seen, to, transaction)
            await transaction.finish()
        return transaction.posted

    def _hide(self, seen: list[Seen], to: Conversation, transaction: Transaction) -> None:
        refs = tuple(ref for one in seen for ref in one.refs)
        if refs:
            transaction.say(to, [Reply("", removes=refs)])
        for one in seen:
            if one.body is None:
                continue
            message = decode(one.n, one.body)
            hidden = Reply(self._words(message.reply, one.slot, to.locale), locale=to.locale)
            views.replace(transaction.work, to.key, one.n, encode(hidden, message.at))
            if one.is_read:  # a page that is open has it on the screen
                transaction.say(to, [Reply(hidden.text, locale=to.locale, edits=one.n)])

    def _words(self, was: Reply, slot: str | None, locale: str) -> str:
        about = {found[1] for choice in was.choices if (found := _ABOUT.fullmatch(choice.id))}
        if slot == KEY_SLOT:
            return self.world.texts.render("desk-view-secret", locale)
        if len(about) == 1:
            return self.world.texts.render("desk-view-case", locale, number=about.pop())
        return self.world.texts.render("desk-view-list", locale)
