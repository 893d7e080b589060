"""The forms that come with the program, and what the loader refuses."""

from typing import Any

import pytest
from pydantic import ValidationError

from bot.dialogue.check import check_programme
from bot.dialogue.content import Form
from bot.dialogue.walk import applies, following, holding, missing, options, previous
from storage.cases import STATUSES
from tests.dialogue_world import real_context, texts

PROGRAMME = real_context().programme
TIP = PROGRAMME.forms["tip"]


def form(*questions: dict[str, Any]) -> Form:
    """A form of these questions."""
    return Form.model_validate({"name": "f", "category": "crime", "questions": questions})


def test_real_content_hangs_together() -> None:
    assert check_programme(PROGRAMME, texts().keys(), STATUSES) == []


def test_missing_text_is_reported() -> None:
    keys = texts().keys() - {"tip-what-ask", "category-crime", "status-new", "card-do-not-touch"}
    assert check_programme(PROGRAMME, keys, STATUSES) == [
        "there is no text card-do-not-touch",
        "there is no text category-crime",
        "there is no text status-new",
        "there is no text tip-what-ask",
    ]


@pytest.mark.parametrize(
    "questions",
    [
        [{"key": "a", "kind": "text"}, {"key": "a", "kind": "text"}],
        [{"key": "a", "kind": "text", "when": {"b": "x"}}, {"key": "b", "kind": "text"}],
        [{"key": "a", "kind": "choice", "source": "children", "of": "b"}],
        [{"key": "a", "kind": "choice", "options": [{"id": "Bad Id", "label": "x"}]}],
        [{"key": "a", "kind": "choice", "options": [{"id": "menu.tip", "label": "x"}]}],
        [
            {
                "key": "a",
                "kind": "choice",
                "options": [{"id": "a.x", "label": "x"}, {"id": "a.x", "label": "x"}],
            }
        ],
        [{"key": "a", "kind": "choice", "options": [{"id": "a." + "x" * 63, "label": "x"}]}],
        [{"key": "a", "kind": "riddle"}],
        [{"key": "a", "kind": "text", "limit": 0}],
        [{"key": "a", "kind": "text", "unknown": 1}],
        [{"key": "a", "kind": "contact", "options": [{"id": "a.pigeon", "label": "x"}]}],
        [{"key": "a", "kind": "contact", "options": [{"id": "b.chat", "label": "x"}]}],
        [],
    ],
)
def test_broken_form_is_refused(questions: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        form(*questions)


def test_form_without_a_category_is_refused() -> None:
    with pytest.raises(ValidationError, match="neither category nor category_from"):
        Form.model_validate({"name": "f", "questions": [{"key": "a", "kind": "text"}]})


TWO = [{"key": "a", "kind": "place"}, {"key": "b", "kind": "text", "optional": True}]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"files_after": "z"}, "there is no question z"),
        ({"files_after": "a", "review": True}, "cannot be reviewed"),
        ({"files_after": "a", "questions": [*TWO, {"key": "c", "kind": "text"}]}, "f.c: asked after sending"),
        (
            {"files_after": "a", "questions": [*TWO, {"key": "c", "kind": "contact", "optional": True}]},
            "f.c: asked after sending",
        ),
        ({"questions": [{"key": "a", "kind": "text", "when": {"b.point": None}}, TWO[1]]}, "looks ahead"),
    ],
)
def test_form_that_files_early_is_checked(change: dict[str, Any], problem: str) -> None:
    plain = {"name": "f", "category": "crime", "review": False, "questions": TWO}
    assert Form.model_validate(plain | {"files_after": "a"}).files_after == "a"
    with pytest.raises(ValidationError, match=problem):
        Form.model_validate(plain | change)


def test_condition_may_name_part_of_an_answer() -> None:
    shared = {"a": {"point": [15.0, 108.0, None], "words": None}}
    assert applies({"a.words": None}, shared)
    assert not applies({"a.point": None}, shared)
    assert applies({"a.point": None}, {"a": None})
    assert applies({"a.point": None}, {"a": "words alone"})


def test_condition_may_name_several_answers() -> None:
    assert applies({"a": ["x", None]}, {})
    assert applies({"a": ["x", None]}, {"a": "x"})
    assert not applies({"a": ["x", None]}, {"a": "y"})
    assert not applies({"a": "x"}, {})


def test_childless_category_asks_no_child() -> None:
    answers = {"danger": None, "category": "other"}
    after = following(TIP, answers, PROGRAMME, "category")
    assert after is not None
    assert after.key == "what"


def test_children_follow_the_category() -> None:
    kind = TIP.questions[TIP.index["kind"]]
    offered = [option.id for option in options(TIP, kind, {"category": "weapon"}, PROGRAMME)]
    assert "homemade_gun" in offered
    assert "theft" not in offered


def test_impossible_answers_are_dropped() -> None:
    answers = {
        "danger": "danger.maybe",
        "category": "crime",
        "kind": "gun",
        "what": "x",
        "gone": 1,
        "when": 3,
    }
    assert holding(TIP, answers, PROGRAMME) == {"category": "crime", "what": "x"}


def test_first_gap_is_found() -> None:
    gap = missing(TIP, {"danger": None, "what": "x"}, PROGRAMME)
    assert gap is not None
    assert gap.key == "category"


def test_previous_skips_what_was_not_asked() -> None:
    before = previous(TIP, {"danger": None, "category": "other"}, PROGRAMME, "what")
    assert before is not None
    assert before.key == "category"
