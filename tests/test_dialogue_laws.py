"""Laws that hold for any event in any state that can be reached."""

import json
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.ask import ask
from bot.dialogue.content import CHOICE_ID_BYTES, Form
from bot.dialogue.effects import FileCase
from bot.dialogue.events import (
    CaseActDone,
    CaseActOpen,
    CaseActRefused,
    CaseAdded,
    CaseAnswered,
    CaseClosed,
    CaseFiled,
    CaseFound,
    CaseFull,
    CaseMissing,
    ChatEmptied,
    ChoicePicked,
    CommandReceived,
    ContactShared,
    Enrolled,
    Event,
    InviteRefused,
    MediaReceived,
    OwnCase,
    OwnDataFound,
    PlaceShared,
    ReceiptStated,
    StatementChecked,
    TellerForgotten,
    TellerKept,
    TextEdited,
    TextReceived,
    TimelineEntry,
    TimePassed,
    UnsupportedReceived,
)
from bot.dialogue.hints import Hints
from bot.dialogue.machine import step
from bot.dialogue.menu import FORMS
from bot.dialogue.receipt import from_bytes
from bot.dialogue.register_events import (
    ModelFound,
    ModelMissing,
    ModelsListed,
    RemarkKept,
    ThanksAnswered,
    ThanksMissing,
    WarningMissing,
    WarningsListed,
    WarningsTurned,
)
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingEdit,
    AwaitingMenu,
    AwaitingReview,
    state_as_json,
    state_of_json,
)
from bot.dialogue.steps import held_files, open_form
from tests.dialogue_world import NOW, FakeDesk, Phone, real_context, with_forms
from tests.fake_registers import FakeRegisters

CONTEXT = real_context()
HOSTILE = [
    "",
    " ",
    "\u202e\u2066",
    "'; DROP TABLE cases;--",
    "<b>&amp;</b>",
    "*_`[",
    "🙂",
    "{ $x }",
    "a" * 5000,
    "２",
]
WORDS = [
    "2",
    "số 2",
    "hai",
    "co",
    "không",
    "bỏ qua",
    "quay lại",
    "hủy",
    "gửi",
    "sửa",
    "menu",
    "xong",
    "Tiên Cảnh",
    "có nhóm đánh bạc ở thôn 3 Tiên Cảnh ngay bây giờ",
    "em 12 tuổi bị bố đánh",
    "xóa hết",
    "Quan điểm chính trị của tôi",
]
CODES = [from_bytes(bytes(range(10))), from_bytes(b"y" * 10)]
STRAY = [
    "form.back",
    "form.skip",
    "form.done",
    "form.submit",
    "form.edit",
    "form.resume",
    "edit.what",
    "edit.kind",
]
STRAY += [
    "menu.tip",
    "menu.home",
    "menu.track",
    "menu.law",
    "language.en",
    "place.20878",
    "place.other",
    "theft",
]
STRAY += ["privacy.data", "privacy.forget", "privacy.forget.yes", "privacy.withdraw.place", "privacy.x"]
STRAY += ["privacy.withdraw.media", "privacy.verify", "scope.still", "about.elsewhere", "language.xx"]
STRAY += [
    "menu.models", "menu.warnings", "menu.desks", "model.show.1", "model.join.1", "model.remark.9",
    "model.list.20878.2", "model.list.all.x", "model.propose.20878", "model.propose.1", "model.send.reply",
    "model.send.quiet", "model.stop", "model.x", "warning.on", "warning.on.20878", "warning.on.1", "warning.off",
    "warning.show.1", "warning.show.9", "warning.card.scam_calls", "warning.card.x", "warning.place",
    "thanks.yes.1", "thanks.no.1", "thanks.meet.2", "thanks.x", "thanks.yes.x",
]  # fmt: skip
STRAY += [
    "media.tip",
    "media.drop",
    "media.alter",
    "media.as_it_is",
    "contact.phone",
    "case.refresh",
    "case.reply.1",
    "case.reply.99999999999999",
    "case.correct",
    "case.withdraw",
    "case.withdraw_yes",
    "case.rate.good",
    "case.rate.bad.1",
    "case.reopen.1",
    "case.statement",
    "case.back",
    "",
    "x" * 64,
    "count.2",
]

REGISTERED: list[Event] = [
    ModelsListed(None, 1, 1, ()),
    ModelsListed("20878", 2, 3, tuple(FakeRegisters().models)),
    ModelFound(FakeRegisters().models[0]),
    ModelFound(FakeRegisters().models[2]),
    ModelMissing(),
    RemarkKept("proposal"),
    WarningsListed("1", (), True, "20878"),
    FakeRegisters().warning,
    WarningMissing(),
    WarningsTurned(True, None),
    WarningsTurned(False, None),
    ThanksAnswered(1, "accepted"),
    ThanksAnswered(1, "quiet"),
    ThanksAnswered(1, "refused"),
    ThanksMissing(),
]

words = st.one_of(st.sampled_from(HOSTILE + WORDS + CODES), st.text(max_size=40))
refs = st.sampled_from(["1", "2", "3"])
texts = st.builds(TextReceived, words, st.none() | refs)
edits = st.builds(TextEdited, refs, words)
numbers = st.floats(allow_nan=True, allow_infinity=True)
places = st.one_of(
    st.builds(PlaceShared, numbers, numbers, st.none() | numbers),
    st.just(PlaceShared(15.57, 108.47, 12.0)),
)
commands = st.builds(
    CommandReceived,
    st.sampled_from(
        ["start", "help", "language", "giup", "", "cancel", "privacy", "mydata", "forget", "verify", "panic"]
    ),
    st.one_of(
        st.none(), st.sampled_from([*CODES, "en", "vi", "i-none", "xa-20878", "xa-1"]), st.text(max_size=20)
    ),
)
entries = st.builds(
    TimelineEntry,
    st.just(NOW),
    st.sampled_from(["message", "correction", "rating", "reopening", "answer"]),
    st.text(max_size=20),
) | st.just(TimelineEntry(NOW, "status", "accepted"))
acts = st.sampled_from(["correct", "withdraw", "comment", "reopen"])
reasons = st.sampled_from(["gone", "closed", "begun", "late", "open", "rated", "reopened"])
offers = st.lists(st.sampled_from(["correct", "withdraw", "rate", "reopen", "statement"]), unique=True).map(
    tuple
)
outcomes = st.one_of(
    st.builds(CaseFiled, st.integers(1, 10**6)),
    st.builds(
        CaseFound,
        st.just("1"),
        st.integers(1, 10**6),
        st.sampled_from(["crime", "gone"]),
        st.sampled_from(["new", "out_of_scope", "withdrawn"]),
        st.just(NOW),
        st.lists(entries, max_size=12).map(tuple),
        offers,
    ),
    st.just(CaseMissing()),
    st.just(CaseAdded()),
    st.just(CaseAnswered()),
    st.builds(CaseFull, st.just(20), st.text("abc", min_size=1, max_size=3)),
    st.builds(CaseClosed, st.integers(1, 10**6), st.none() | st.just("abc")),
    st.builds(CaseActOpen, st.just("1"), st.just(1), acts, offers),
    st.builds(CaseActDone, st.just("1"), st.just(1), acts, offers),
    st.builds(CaseActRefused, st.just("1"), st.just(1), acts, reasons, offers),
    st.builds(ReceiptStated, st.just("Tin số 1"), st.just("0" * 111)),
    st.builds(StatementChecked, st.none() | st.booleans(), st.just("Tin số 1")),
    st.builds(Enrolled, st.sampled_from(["officer", "admin", "owner"])),
    st.just(InviteRefused()),
    st.sampled_from(REGISTERED),
    st.just(OwnDataFound((OwnCase(7, "new", NOW),))),
    st.builds(TellerForgotten, st.integers(0, 3)),
    st.just(TellerKept()),
    st.builds(ChatEmptied, st.sampled_from([(), ("12", "13")])),
)
strangers = st.one_of(
    st.sampled_from(STRAY).map(ChoicePicked),
    texts,
    edits,
    commands,
    places,
    st.builds(ContactShared, st.sampled_from(["0905123456", "", "abc"])),
    st.builds(
        MediaReceived,
        st.text("abc", min_size=1, max_size=3),
        st.sampled_from(["picture", "voice", "video", "document"]),
        st.just(1),
        st.none() | st.text(max_size=9),
    ),
    st.builds(UnsupportedReceived, st.sampled_from(["sticker", "too_big"])),
)


def answer_plainly(phone: Phone) -> None:
    """Give the question in front its first answer."""
    shown = [one.id for one in ask(phone.state, CONTEXT).choices]
    plain = [one for one in shown if not one.startswith(("form.back", "form.cancel", "place.other"))]
    awaiting = phone.state.awaiting
    if plain and isinstance(awaiting, AwaitingAnswer) and awaiting.pending != {"way": "phone"}:
        phone.press_stale(plain[0])
    else:
        phone.say("0905 123 456")


@st.composite
def walks(draw: st.DrawFn) -> Phone:
    """A phone after a walk that mostly presses what is offered and sometimes does anything else."""
    phone = Phone(CONTEXT, FakeDesk())
    if draw(st.booleans()):
        phone.desk.can = draw(offers)
        opening = [*FORMS, "menu.track", "menu.programme", "menu.desks", "menu.models", "menu.warnings"]
        phone.press_stale(draw(st.sampled_from(opening)))
    for _ in range(draw(st.integers(0, 14))):
        if isinstance(phone.state.awaiting, AwaitingAnswer):
            answer_plainly(phone)
    for _ in range(draw(st.integers(0, 15))):
        shown = [
            one for one in ask(phone.state, CONTEXT).choices if one.id not in ("form.cancel", "form.back")
        ]
        if draw(st.integers(0, 4)):
            at = draw(st.integers(0, len(shown)))
            said = TextReceived("Có người lạ trong xóm", draw(refs))
            phone.send(ChoicePicked(shown[at].id) if at < len(shown) else said)
        else:
            phone.send(draw(strangers))
    return phone


@settings(max_examples=300)
@given(walks(), st.one_of(strangers, outcomes))
def test_any_event_in_any_state_is_answered(phone: Phone, event: Event) -> None:
    phone.send(event)
    assert phone.replies
    assert all(reply.text.strip() for reply in phone.replies)
    ids = [choice.id for choice in phone.replies[-1].choices]
    assert len(ids) == len(set(ids))
    assert all(0 < len(one.encode()) <= CHOICE_ID_BYTES and one.isascii() for one in ids)


@settings(max_examples=200)
@given(walks(), st.one_of(strangers, outcomes))
def test_same_input_gives_same_output(phone: Phone, event: Event) -> None:
    assert step(phone.state, event, CONTEXT) == step(phone.state, event, CONTEXT)


@settings(max_examples=200)
@given(walks())
def test_every_state_survives_storage(phone: Phone) -> None:
    state = phone.state
    assert state_of_json(state_as_json(state)) == state


@settings(max_examples=200)
@given(walks(), edits)
def test_edit_of_a_message_that_gave_nothing_changes_nothing(phone: Phone, edit: TextEdited) -> None:
    before = open_form(phone.state)
    if edit.ref in (*phone.state.told_by.values(), getattr(before, "tried", None)):
        return
    assert open_form(phone.send(edit).state) == before


@settings(max_examples=300)
@given(walks(), words, st.data())
def test_edit_changes_only_the_answer_it_gave(phone: Phone, text: str, data: st.DataObject) -> None:
    before, told_by = open_form(phone.state), dict(phone.state.told_by)
    if before is None or not told_by:
        return
    key = data.draw(st.sampled_from(sorted(told_by)))
    phone.send(TextEdited(told_by[key], text))
    after = open_form(phone.state)
    if after is None or after.form != before.form:
        return
    same_message = {other for other, ref in told_by.items() if ref == told_by[key]}
    others = {other: value for other, value in after.answers.items() if other not in same_message}
    assert others.items() <= before.answers.items() or getattr(before, "tried", None) == told_by[key]


@settings(max_examples=200)
@given(walks(), st.sampled_from([CommandReceived("cancel"), ChoicePicked("form.cancel")]))
def test_cancel_always_returns_home(phone: Phone, cancel: Event) -> None:
    in_form = isinstance(phone.state.awaiting, AwaitingAnswer | AwaitingReview | AwaitingEdit)
    if isinstance(cancel, ChoicePicked) and not in_form:
        return
    phone.send(cancel)
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.buttons[0] == "menu.tip"


def without_pictures(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers but the pictures, which Back never throws away."""
    return {key: value for key, value in answers.items() if key != "pictures"}


@settings(max_examples=300)
@given(walks(), st.data())
def test_back_undoes_an_answer(phone: Phone, data: st.DataObject) -> None:
    before = phone.state.awaiting
    if not isinstance(before, AwaitingAnswer) or before.editing:
        return
    if phone.state.unfinished or (before.pending and "guess" in before.pending):
        return  # what was told in one message answers, or half answers, questions that come later
    offered = [
        one.id for one in ask(phone.state, CONTEXT).choices if not one.id.startswith(("form.b", "form.c"))
    ]
    event: Event = TextReceived("Ba người lạ mặt")
    if offered:
        event = ChoicePicked(data.draw(st.sampled_from(offered)))
    answered = step(phone.state, event, CONTEXT).state
    after = answered.awaiting
    form_left = not isinstance(after, AwaitingAnswer | AwaitingReview) or after.form != before.form
    if (
        form_left
        or answered == phone.state
        or answered.ahead != phone.state.ahead
        or not CONTEXT.programme.forms[before.form].review
    ):
        return
    at = CONTEXT.programme.forms[before.form].index
    if isinstance(after, AwaitingAnswer) and at[after.question] < at[before.question]:
        return  # a file was taken back that had told what happened: that is asked again, and Back goes on from there
    undone = step(answered, ChoicePicked("form.back"), CONTEXT).state.awaiting
    assert isinstance(undone, AwaitingAnswer)
    assert undone.question == before.question
    assert without_pictures(undone.answers) == without_pictures(before.answers)


def without_ways_into(gone: str, form: Form) -> Form:
    """The form without options that lead to a form that is gone: with them the seeds would not load."""
    written = form.model_dump()
    for question in written["questions"]:
        question["options"] = [option for option in question["options"] if option["leads_to"] != gone]
    return Form.model_validate(written)


def named_elsewhere(form: Form) -> set[str]:
    """The questions without which the seeds would not load: the form itself or the hints name them."""
    hints = CONTEXT.programme.hints
    named = {hints.text, hints.category, hints.time, hints.place} if form.name == hints.form else set()
    return named | {form.files_after} if form.files_after else named


def hints_without(form: str) -> Hints:
    """The hints as they have to be where a form is gone."""
    hints = CONTEXT.programme.hints
    call = None if hints.call and hints.call.form == form else hints.call
    return hints.model_copy(update={"form": None if hints.form == form else hints.form, "call": call})


@st.composite
def changed(draw: st.DrawFn, form: Form) -> Form:
    """The form with questions gone, in another order, asked always and some now optional; it would still load."""
    named = named_elsewhere(form)
    questions = draw(st.permutations(form.questions))
    gone = draw(st.integers(0, len(questions) - 1))
    kept = [one for at, one in enumerate(questions) if at >= gone or one.key in named]
    added = False
    for at, one in enumerate(kept):
        kept[at] = one.model_copy(update={"when": None, "optional": added or draw(st.booleans())})
        added = added or one.key == form.files_after
    other = form.model_copy(update={"questions": tuple(kept)})
    for remembered in ("index", "media", "purposes"):
        other.__dict__.pop(remembered, None)
    return other


@settings(max_examples=200)
@given(walks(), st.data())
def test_form_changed_underneath_never_raises(phone: Phone, data: st.DataObject) -> None:
    forms, hints = dict(CONTEXT.programme.forms), CONTEXT.programme.hints
    open_now = open_form(phone.state)
    others = st.sampled_from(sorted(forms))
    name = data.draw(st.just(open_now.form) | others if open_now else others)
    if data.draw(st.booleans()):
        del forms[name]
        forms = {key: without_ways_into(name, form) for key, form in forms.items()}
        hints = hints_without(name)
    else:
        forms[name] = data.draw(changed(forms[name]))
    phone.context = with_forms(forms, hints)
    phone.send(data.draw(strangers))
    assert phone.replies
    for _ in range(3):
        phone.send(data.draw(strangers))
        assert phone.replies


def finished(phone: Phone) -> Phone:
    """The same phone after answering whatever is asked in the plainest way, until the form is sent."""
    for _ in range(40):
        if isinstance(phone.state.awaiting, AwaitingEdit):
            phone.press_stale("form.back")
        elif isinstance(phone.state.awaiting, AwaitingReview):
            phone.press_stale("form.again" if phone.state.awaiting.repeats else "form.submit")
        elif isinstance(phone.state.awaiting, AwaitingAnswer):
            answer_plainly(phone)
    return phone


@settings(max_examples=200)
@given(walks())
def test_every_open_form_can_be_finished(phone: Phone) -> None:
    if not isinstance(phone.state.awaiting, AwaitingAnswer | AwaitingReview | AwaitingEdit):
        return
    before = len(phone.desk.filed)
    if open_form(phone.state) is None:  # it has made its case already
        after = finished(phone)
        assert isinstance(after.state.awaiting, AwaitingMenu)
        assert len(after.desk.filed) == before
        return
    finished(phone)
    assert len(phone.desk.filed) == before + 1
    case = phone.desk.filed[-1]
    assert state_of_json(state_as_json(phone.state)).awaiting == AwaitingMenu()
    assert json.loads(json.dumps(case.answers, allow_nan=False)) == case.answers
    assert case.category in CONTEXT.programme.category_by_key
    assert case.subcategory is None or case.subcategory in CONTEXT.programme.category_by_key
    assert case.commune is None or CONTEXT.gazetteer.commune(case.commune)
    assert (case.contact == "phone") == ("0905123456" in json.dumps(case.answers.get("contact")))


@settings(max_examples=200)
@given(walks(), strangers)
def test_nothing_is_sent_unasked(phone: Phone, event: Event) -> None:
    awaiting = phone.state.awaiting
    phone.send(event)
    for effect in phone.effects:
        if isinstance(effect, FileCase):
            assert isinstance(awaiting, AwaitingReview) or not CONTEXT.programme.forms[effect.form].review


@settings(max_examples=200)
@given(walks(), st.integers(0, 200))
def test_time_erases_a_form_or_offers_it_once(phone: Phone, hours: int) -> None:
    before, unit = phone.state, CONTEXT.programme.unit
    phone.wait(timedelta(hours=hours)).send(TimePassed())
    if open_form(before) is None and held_files(before) and hours > unit.forget_form_hours:
        assert phone.replies == []
        assert phone.state.awaiting == AwaitingMenu()
    elif open_form(before) is None or hours < unit.resume_hours:
        assert phone.replies == []
        if not (held_files(before) and hours == unit.forget_form_hours):  # the hour it was used in decides
            assert phone.state.awaiting == before.awaiting
    elif hours > unit.forget_form_hours:
        assert phone.replies == []
        assert phone.state.awaiting == AwaitingMenu()
        assert phone.state.erased
    elif unit.resume_hours < hours < unit.forget_form_hours:  # at the hour itself, how far into it decides
        assert phone.buttons == ["form.resume", "form.cancel"]
        assert phone.send(TimePassed()).replies == []
        assert open_form(phone.state) == open_form(before)
        assert state_of_json(state_as_json(phone.state)) == phone.state


@settings(max_examples=200)
@given(walks(), strangers)
def test_form_that_was_offered_takes_any_event(phone: Phone, event: Event) -> None:
    before = open_form(phone.state)
    if before is None:
        return
    phone.wait(timedelta(hours=30)).send(TimePassed()).send(event)
    assert phone.replies
    assert phone.send(CommandReceived("cancel")).state.awaiting == AwaitingMenu()
