"""The stock python-telegram-bot bot of `ptb_bot` with the library's own polling and transport."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from telegram.ext import Application, PicklePersistence

from benchmarks.conversation import Turn
from benchmarks.drive import Load, Run
from benchmarks.peers.ptb_bot import Conversation
from benchmarks.peers.tips import Tips
from benchmarks.telegram_people import people
from tests.telegram_api.world import TOKEN


async def measure(folder: Path, turns: Sequence[Turn], load: Load) -> Run:
    """Until everybody has their last answer; the bot's own state is in memory, and stays there."""
    tips = await Tips.open(folder / "tips.db")
    persistence: Any = PicklePersistence(filepath=folder / "state.pickle")
    async with people("typed", load) as crowd:
        application = (
            Application.builder().token(TOKEN).base_url(f"{crowd.url}/bot").persistence(persistence).build()
        )
        application.add_handler(Conversation(turns, tips).handler())
        async with application:
            assert application.updater is not None
            await application.updater.start_polling()
            await application.start()
            talk = await crowd.talked()
            assert await tips.count() == load.citizens
            await application.updater.stop()
            await application.stop()
    await tips.close()
    return Run(talk.turns, talk.seconds)
