"""Stored conversations outlive the forms they were about, and the release that stored them."""

import pytest

from bot.dialogue.content import Context, Form
from bot.dialogue.state import (
    AwaitingAnswer,
    AwaitingCode,
    AwaitingMenu,
    AwaitingReview,
    State,
    state_of_json,
)
from tests.dialogue_world import Phone, real_context, with_forms, without

pytestmark = pytest.mark.usefixtures("line")

SAMPLES = [
    "{}",
    '{"locale":"en"}',
    '{"awaiting":{"name":"menu","page":"law"}}',
    '{"awaiting":{"name":"language"}}',
    '{"awaiting":{"name":"answer","form":"tip","question":"kind","answers":{"danger":null,"category":"crime"}}}',
    (
        '{"awaiting":{"name":"answer","form":"tip","question":"place","answers":{"danger":null,"category":"other",'
        '"what":"x","when":"when.now"},"pending":{"words":"Thanh Binh","point":null}}}'
    ),
    '{"awaiting":{"name":"review","form":"explosive","answers":{"place":null}}}',
    '{"awaiting":{"name":"edit","form":"explosive","answers":{"place":null}}}',
    (
        '{"awaiting":{"name":"code","interrupted":{"name":"review","form":"explosive","answers":{"place":null}}},'
        '"wrong_codes":3,"codes_locked_until":"2026-11-23T05:00:00Z"}'
    ),
    '{"awaiting":{"name":"case","case_id":"1","number":1}}',
    '{"awaiting":{"name":"argument","command":"reply","argument":"1"}}',
    '{"commune":"20878"}',
]
"""States as release 0.1 stored them. Never change one: add those of the next release."""


def changed(name: str, form: Form | None) -> Context:
    """The real context with one form exchanged or gone."""
    context = real_context()
    forms = {key: one for key, one in context.programme.forms.items() if key != name}
    forms |= {name: form} if form else {}
    return with_forms(forms)


@pytest.mark.parametrize("stored", SAMPLES)
def test_stored_state_still_works(stored: str) -> None:
    phone = Phone()
    phone.state = state_of_json(stored)
    phone.say("Alo")
    assert phone.replies
    assert not phone.says("form-changed")


def test_question_gone_asks_the_next_open_one() -> None:
    phone = Phone().press("menu.tip", "form.skip", "other").say("Mất xe").press("when.now")
    phone.context = changed("tip", without("tip", "place", "danger"))
    phone.say("xã Thạnh Bình")
    assert phone.says("form-changed")
    assert phone.question == "who"
    assert phone.answers == {
        "category": "other",
        "what": "Mất xe",
        "when": "when.now",
    }


def test_answer_gone_elsewhere_takes_the_event() -> None:
    phone = Phone().press("menu.tip", "form.skip", "other")
    phone.context = changed("tip", without("tip", "danger"))
    phone.say("Mất xe")
    assert phone.says("form-changed")
    assert phone.question == "when"


def test_form_gone_leads_home() -> None:
    phone = Phone().press("menu.hand_in")
    phone.context = changed("hand_in", None)
    phone.say("không")
    assert phone.says("form-gone")
    assert phone.state.awaiting == AwaitingMenu()


def test_review_asks_what_is_new() -> None:
    phone = Phone()
    phone.state = State(awaiting=AwaitingReview(form="tip", answers={"danger": None, "category": "other"}))
    phone.press_stale("form.submit")
    assert phone.effects == []
    assert phone.question == "what"


def test_interrupted_form_is_mended_too() -> None:
    phone = Phone()
    open_form = AwaitingAnswer(form="tip", question="gone", answers={"gone": 1})
    phone.state = State(awaiting=AwaitingCode(interrupted=open_form))
    phone.press_stale("form.resume")
    assert phone.says("form-changed")
    assert phone.question == "danger"


def test_interrupted_form_that_is_gone_is_dropped() -> None:
    phone = Phone()
    phone.state = State(awaiting=AwaitingCode(interrupted=AwaitingAnswer(form="gone", question="gone")))
    phone.command("help")
    assert phone.says("form-gone")
    assert phone.state.awaiting == AwaitingCode()
