"""Answers that come after their case was filed: they become part of it, and staff are told."""

from dataclasses import replace

from bot.desk import news
from bot.desk.workflow import WITHOUT_CONTENT
from bot.dialogue.content import Context
from bot.dialogue.effects import AnswerCase
from bot.dialogue.events import CaseAnswered, CaseClosed, CaseMissing
from bot.transaction import Transaction
from storage import case_answers, cases, merging, questions, routing


async def answer_case(
    effect: AnswerCase, transaction: Transaction, context: Context
) -> CaseAnswered | CaseClosed | CaseMissing:
    """Adds the answers. A better place moves the case there, unless an officer has it: they would lose sight of it."""
    work = transaction.work
    line = await cases.summary(work, int(effect.case_id), lock=True)
    if line is None:
        return CaseMissing()
    if line.status in WITHOUT_CONTENT:
        return CaseClosed(line.number)
    commune = line.commune
    if effect.commune is not None and line.assignee_id is None and line.merged_into is None:
        commune = effect.commune
    questions.answered(work, line)
    await case_answers.add(work, line.number, effect.answers, commune, transaction.now)
    if commune != line.commune:
        unit_id = await routing.unit_for(work, commune, line.category)
        routing.send(work, line.number, unit_id)
        await news.announce_case(replace(line, commune=commune, unit_id=unit_id), transaction, context)
    else:
        await news.announce_message(await merging.head_of(work, line), transaction, context)
    return CaseAnswered()
