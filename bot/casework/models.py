"""The register of models as citizens use it: listed, read, written to."""

from bot.desk import models as desk_models
from bot.dialogue.content import Context
from bot.dialogue.register_effects import FindModel, KeepRemark, ListModels
from bot.dialogue.register_events import ModelFound, ModelLine, ModelMissing, ModelsListed, RemarkKept
from bot.transaction import Transaction
from storage import conversations, models
from storage.conversations import Conversation
from storage.models import Model, NewRemark

PAGE = 6
"""Models on one page."""


async def list_models(effect: ListModels, transaction: Transaction) -> ModelsListed:
    """A page of models that are not retired; past the last page, the last one."""
    communes = (effect.commune,) if effect.commune else ()
    page = max(effect.page, 1)
    found, total = await models.page(transaction.work, communes, (page - 1) * PAGE, PAGE)
    pages = max(1, -(-total // PAGE))
    if page > pages:
        page = pages
        found, total = await models.page(transaction.work, communes, (page - 1) * PAGE, PAGE)
    return ModelsListed(effect.commune, page, pages, tuple([_line(one) for one in found]))


async def find_model(effect: FindModel, transaction: Transaction) -> ModelFound | ModelMissing:
    """One model, a retired one too: a button may be older than that."""
    found = await models.find(transaction.work, effect.number)
    return ModelMissing() if found is None else ModelFound(_line(found))


def _line(one: Model) -> ModelLine:
    return ModelLine(one.id, one.kind, one.name, one.commune, one.state, one.changed_on, one.is_sample)


async def keep_remark(
    effect: KeepRemark, conversation: Conversation, transaction: Transaction, context: Context
) -> RemarkKept | ModelMissing:
    """Seals a citizen's words and tells the commune's staff that there are some, not what they say."""
    work, now = transaction.work, transaction.now
    found = None if effect.model is None else await models.find(work, effect.model)
    if effect.model is not None and found is None:
        return ModelMissing()
    may_answer = effect.consent is not None
    if may_answer:
        conversations.save(work, [conversation], now)
    new = NewRemark(
        model_id=effect.model,
        commune=effect.commune,
        kind=effect.kind,
        text=effect.text,
        conversation=conversation.key if may_answer else None,
        consent=effect.consent or "",
    )
    number = await models.add_remark(work, new, now)
    await desk_models.announce(number, new, found, transaction, context)
    return RemarkKept(effect.kind)
