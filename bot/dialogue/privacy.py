"""One's own data: what is kept, to see it, to take a consent back, to be forgotten; and how to know the true bot."""

from msgspec.structs import replace

from bot.dialogue import consent
from bot.dialogue.content import Context
from bot.dialogue.effects import FindOwnData, ForgetTeller, WithdrawConsent
from bot.dialogue.events import ChatEmptied, OwnDataFound, TellerForgotten, TellerKept
from bot.dialogue.form import asked
from bot.dialogue.local_time import VIETNAM
from bot.dialogue.panic import on_emptied, panic
from bot.dialogue.replies import Reply
from bot.dialogue.said import ANONYMOUS, said
from bot.dialogue.state import AwaitingPrivacy, State
from bot.dialogue.steps import Step, moved, open_form


def open_page(state: State, context: Context) -> Step:
    """What is kept of whom, said once more, and what one can do about it."""
    key = f"privacy-{context.channel}" if context.channel in ANONYMOUS else "privacy"
    words = said(key, state, context, unit=context.programme.unit.name[state.locale])
    return asked(_page(state), context, (Reply(words),))


def about_own_data(state: State, command: str, context: Context) -> Step | None:
    """The commands of this room; None if `command` is none of them."""
    match command:
        case "privacy":
            return open_page(state, context)
        case "mydata":
            return own_data(state)
        case "forget":
            return ask_to_forget(state, context)
        case "verify":
            return asked(state, context, _how_to_verify(state, context))
        case "panic":
            return panic(state)
    return None


def on_privacy_choice(state: State, picked: str, context: Context) -> Step:
    """A button of the page, wherever it is pressed."""
    match picked:
        case "privacy.data":
            return own_data(state)
        case "privacy.forget":
            return ask_to_forget(state, context)
        case "privacy.forget.yes":
            return _forget(state, context)
        case "privacy.verify":
            return asked(_page(state), context, _how_to_verify(state, context))
    return _withdraw(state, picked.removeprefix("privacy.withdraw."), context)


def on_own_outcome(
    state: State, event: OwnDataFound | TellerForgotten | TellerKept | ChatEmptied, context: Context
) -> Step:
    """What came of it."""
    if isinstance(event, ChatEmptied):
        return on_emptied(state, event, context)
    if isinstance(event, OwnDataFound):
        return on_own_data(state, event, context)
    return on_forgotten(state, event, context)


def own_data(state: State) -> Step:
    """Look up what we hold; it is said by `on_own_data`."""
    return Step(_page(state), (), (FindOwnData(),))


def ask_to_forget(state: State, context: Context) -> Step:
    """Ask the second time, and say what will happen and what will not."""
    waiting = moved(state, AwaitingPrivacy(page="forget", interrupted=open_form(state)))
    return asked(waiting, context)


def on_own_data(state: State, event: OwnDataFound, context: Context) -> Step:
    """Everything we hold about this chat that leads anywhere, and nothing of what a report says."""
    lines = [
        said("mydata-language", state, context, language=said("language-name", state, context)),
        said("mydata-form" if open_form(state) else "mydata-no-form", state, context),
        *_consents(state, context),
        *_cases(event, state, context),
    ]
    if event.remarks:
        lines.append(said("mydata-remarks", state, context, count=str(event.remarks)))
    if event.has_warnings:
        lines.append(said("mydata-warnings", state, context))
    words = said("mydata", state, context, lines="\n".join(lines))
    return asked(_page(state), context, (Reply(words),))


def on_forgotten(state: State, event: TellerForgotten | TellerKept, context: Context) -> Step:
    """Say what was cut and what stays, and why; of this conversation only the language is remembered."""
    if isinstance(event, TellerKept):
        return asked(_page(state), context, (Reply(said("forget-staff", state, context)),))
    blank = State(
        locale=state.locale,
        content=state.content,
        wrong_codes=state.wrong_codes,
        codes_locked_until=state.codes_locked_until,
    )
    words = [said("forgotten", state, context)]
    if event.cases:
        words.append(said("forgotten-cases", state, context, count=str(event.cases)))
    return asked(blank, context, (Reply("\n\n".join(words)),))


def _how_to_verify(state: State, context: Context) -> tuple[Reply, Reply]:
    """How to know the true bot, and a true statement of receipt."""
    return Reply(how_to_verify(state, context)), Reply(said("verify", state, context))


def how_to_verify(state: State, context: Context) -> str:
    """How to tell this bot from a fake one, by what the unit has made known."""
    unit = context.programme.unit
    lines = [f"{one.name[state.locale]}: {one.address}" for one in unit.addresses]
    where = said("verify-addresses", state, context, lines="\n".join(lines)) if lines else None
    where = where or said("verify-no-address", state, context)
    return said("verify-how", state, context, unit=unit.name[state.locale], where=where)


def _page(state: State) -> State:
    return moved(state, AwaitingPrivacy(interrupted=open_form(state)))


def _forget(state: State, context: Context) -> Step:
    """Only as the second answer: an old button asks first."""
    awaiting = state.awaiting
    if isinstance(awaiting, AwaitingPrivacy) and awaiting.page == "forget":
        return Step(state, (), (ForgetTeller(),))
    return ask_to_forget(state, context)


def _withdraw(state: State, purpose: str, context: Context) -> Step:
    if purpose not in state.consents:
        return asked(_page(state), context, notice=said("stale", state, context))
    consents = {key: version for key, version in state.consents.items() if key != purpose}
    form = open_form(state)
    kept = consent.without(form, purpose, context) if form else None
    after = moved(replace(state, consents=consents), AwaitingPrivacy(interrupted=kept))
    words = said(f"withdrawn-{purpose}", after, context)
    step = asked(after, context, (Reply(words),))
    return Step(step.state, step.replies, (WithdrawConsent(purpose),))


def _consents(state: State, context: Context) -> list[str]:
    given = [purpose for purpose in consent.PURPOSES if purpose in state.consents]
    if not given:
        return [said("mydata-no-consent", state, context)]
    return [
        said(
            "mydata-consent",
            state,
            context,
            purpose=said(f"consent-{purpose}", state, context),
            version=state.consents[purpose],
        )
        for purpose in given
    ]


def _cases(event: OwnDataFound, state: State, context: Context) -> list[str]:
    if not event.cases:
        return [said("mydata-no-case", state, context)]
    return [
        said(
            "mydata-case",
            state,
            context,
            number=str(case.number),
            filed=case.filed_at.astimezone(VIETNAM).strftime("%d/%m/%Y"),
            status=said(f"status-{case.status}", state, context),
        )
        for case in event.cases
    ]
