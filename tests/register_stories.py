"""What the stories of the registers share: models in the register, a warning on its way, subscribers."""

from collections.abc import Iterable

from bot.dialogue.bulletins import CONSENT
from bot.mailing import Mailing
from storage import bulletins, conversations, models
from storage.conversations import Conversation
from storage.models import Model
from storage.work import Work
from tests.talk import Phone, Town

WARNING = (
    "Giả danh cán bộ điện lực\nCó người gọi điện, đòi chuyển tiền.\nAnh/chị đừng chuyển.\nNguồn: Công an xã"
)


async def add_model(
    town: Town, commune: str = "20878", name: str = "Camera an ninh", kind: str = "camera"
) -> Model:
    """A model in the register."""
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        made = await models.add(work, kind, commune, name, town.clock())
        await work.flush()
    return made


async def publish(admin: Phone, place: str = "all", text: str = WARNING) -> int:
    """An admin drafts a warning and confirms it; gives its number."""
    await admin.say(f"/warn {place} {text}")
    send = next(choice.id for choice in admin.buttons if choice.id.startswith("desk.warn.send."))
    await admin.press(send)
    return int(send.rpartition(".")[2])


def mailing(town: Town, process: str = "another", batch: int = 200) -> Mailing:
    """A process that sends warnings."""
    return Mailing(town.database, town.vault, town.world, process, batch)


async def add_subscribers(town: Town, names: Iterable[str], commune: str | None = None) -> None:
    """People who want warnings, written without a word being said."""
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        for name in names:
            key = town.vault.pseudonym(town.channel, name)
            conversations.save(work, [Conversation.new(key, town.channel, name, "vi")], town.clock())
            await bulletins.subscribe(work, key, commune, CONSENT, town.clock())
        await work.flush()
