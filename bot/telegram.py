"""Telegram beside the web: made from the settings, joined to the running service."""

import contextlib
from collections.abc import AsyncIterator
from functools import partial

from pydantic import SecretStr
from starlette.routing import BaseRoute

from bot.app import Core
from bot.channels.telegram import TelegramChannel, TelegramOptions, TelegramPorts
from bot.channels.telegram.pace import Pace
from bot.desk.commands import COMMANDS
from bot.settings import Settings
from storage import staff
from storage.blobs import new_file_id
from storage.leadership import leading

ROLES = ("officer", "admin", "owner")


def telegram_channel(settings: Settings, token: SecretStr, pace: Pace | None = None) -> TelegramChannel:
    """The channel as it is set; within Telegram's limits, unless `pace` says otherwise."""
    secret = settings.telegram_webhook_secret
    return TelegramChannel(
        TelegramOptions(
            token=token.get_secret_value(),
            url=settings.telegram_api_url,
            mode=settings.telegram_mode,
            webhook_url=settings.telegram_webhook_url,
            webhook_secret=secret.get_secret_value() if secret else None,
        ),
        pace,
    )


@contextlib.asynccontextmanager
async def receiving(channel: TelegramChannel, core: Core) -> AsyncIterator[list[BaseRoute]]:
    """The channel at work; gives the routes it needs of the web server."""
    ports = TelegramPorts(
        submit=core.intake.submit,
        files=core.files,
        name_file=lambda _: new_file_id(),
        words=partial(core.catalogue.render, police=core.seeds.programme.number_of("police")),
        staff_commands={role: [one.name for one in COMMANDS.values() if role in one.roles] for role in ROLES}
        | {"member": [one.name for one in COMMANDS.values() if one.is_for_organisations]},
        group_commands=[one.name for one in COMMANDS.values() if one.is_for_groups],
        may_order=partial(_may_order, core),
        clock=core.world.clock,
    )
    core.fetching.sources[channel.name] = channel.fetch
    async with channel.serving(ports, lambda: leading(core.database, "telegram")) as routes:
        yield routes


async def _may_order(core: Core, user_id: str) -> bool:
    async with core.database.reading() as connection:
        return await staff.is_leader(connection, core.vault.pseudonym("telegram", user_id))
