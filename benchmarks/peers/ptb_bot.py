"""A stock python-telegram-bot bot, after the library's own conversationbot and persistentconversationbot.

ConversationHandler with one state a question, PicklePersistence as it comes (written every 60 s), one
aiosqlite INSERT and commit a tip. Nothing leaves the machine: `NullRequest` answers every call at once.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import (
    Chat,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
    User,
)
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest

from benchmarks.conversation import Turn
from benchmarks.drive import Load, Run, clear_the_deck, hold_all
from benchmarks.peers.tips import Tips

_TOKEN = "1:null"  # noqa: S105 - nothing is behind it
_BOT = {"id": 1, "is_bot": True, "first_name": "Peer", "username": "peer_bot"}
_MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": _BOT, "text": "…"}


class NullRequest(BaseRequest):
    """A network that has every message the moment it is handed over. `sent` counts them."""

    def __init__(self) -> None:
        self.sent = 0

    @property
    def read_timeout(self) -> float:
        """As the library's default."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *_: object, **__: object) -> tuple[int, bytes]:
        """A valid answer to any method this bot calls."""
        if url.endswith("/sendMessage"):
            self.sent += 1
            return 200, _SENT
        return 200, _ME


_SENT = json.dumps({"ok": True, "result": _MESSAGE}).encode()
_ME = json.dumps({"ok": True, "result": _BOT}).encode()


class Conversation:
    """The bot's handlers: turn `n` keeps the answer, says what we say, and waits in state `n + 1`."""

    def __init__(self, turns: Sequence[Turn], tips: Tips) -> None:
        self._turns = turns
        self._tips = tips

    def handler(self) -> Any:
        """The conversation as ConversationHandler wants it."""
        answers = filters.TEXT & ~filters.COMMAND
        return ConversationHandler(
            entry_points=[CommandHandler("start", self._question(0))],
            states={at: [MessageHandler(answers, self._question(at))] for at in range(1, len(self._turns))},
            fallbacks=[CommandHandler("cancel", self._cancel)],
            name="tip",
            persistent=True,
        )

    def _question(self, at: int) -> Any:
        turn, is_last = self._turns[at], at == len(self._turns) - 1

        async def question(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
            message, user = update.message, update.effective_user
            assert message is not None
            assert user is not None
            assert context.user_data is not None
            context.user_data[f"answer_{at}"] = message.text
            if is_last:
                await self._tips.add(user.id, context.user_data)
                context.user_data.clear()
            for reply in turn.replies:
                keyboard = [[choice.label] for choice in reply.choices]
                await message.reply_text(
                    reply.text,
                    reply_markup=ReplyKeyboardMarkup(keyboard) if keyboard else ReplyKeyboardRemove(),
                )
            return ConversationHandler.END if is_last else at + 1

        return question

    async def _cancel(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message is not None
        await update.message.reply_text("…", reply_markup=ReplyKeyboardRemove())
        return ConversationHandler.END


async def measure(folder: Path, turns: Sequence[Turn], load: Load) -> tuple[Run, Run]:
    """Two readings of one run: until the last reply, and until the bot's own state is in its file too."""
    tips = await Tips.open(folder / "tips.db")
    network = NullRequest()
    persistence: Any = PicklePersistence(filepath=folder / "state.pickle")
    application = (
        Application.builder()
        .token(_TOKEN)
        .request(network)
        .get_updates_request(NullRequest())
        .updater(None)
        .persistence(persistence)
        .build()
    )
    application.add_handler(Conversation(turns, tips).handler())
    await application.initialize()
    await application.start()
    updates = [_updates(citizen, turns, application.bot) for citizen in range(load.citizens)]

    async def hold(citizen: int) -> None:
        for update in updates[citizen]:
            await application.process_update(update)

    started = clear_the_deck()
    await hold_all(load, hold)
    answered = time.perf_counter()
    await application.update_persistence()
    await persistence.flush()
    kept = time.perf_counter()

    assert await tips.count() == load.citizens
    assert network.sent == load.citizens * sum(len(turn.replies) for turn in turns)
    await application.stop()
    await application.shutdown()
    await tips.close()
    held = load.citizens * len(turns)
    return Run(held, answered - started), Run(held, kept - started)


def _updates(citizen: int, turns: Sequence[Turn], bot: Any) -> list[Update]:
    """What the network would hand the bot, parsed already, the clock not running yet."""
    user = User(citizen + 1, "Citizen", is_bot=False)
    chat = Chat(citizen + 1, Chat.PRIVATE)
    now = datetime.now(UTC)
    made = []
    for at, turn in enumerate(turns):
        length = len(turn.said)
        commands = [MessageEntity(MessageEntity.BOT_COMMAND, 0, length)] if turn.said.startswith("/") else []
        message = Message(at + 1, now, chat, from_user=user, text=turn.said, entities=commands)
        message.set_bot(bot)
        made.append(Update(citizen * len(turns) + at + 1, message=message))
    return made
