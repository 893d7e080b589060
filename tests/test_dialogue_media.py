"""Files in the dialogue: voices, videos and documents in a form, at home and in an open case."""

import pytest

from bot.dialogue.effects import AlterVoices, ForgetFiles
from bot.dialogue.events import MediaKind
from bot.dialogue.state import AwaitingMenu, AwaitingVoice
from tests.dialogue_world import Phone


def at_what() -> Phone:
    """A tip whose words are asked for."""
    return Phone().command("start").press("menu.tip", "danger.no", "other")


def sent(phone: Phone) -> Phone:
    """The tip, everything else skipped, sent."""
    for _ in range(12):
        if "form.submit" in phone.buttons:
            return phone.press("form.submit")
        skip = [one for one in ("form.skip", "form.done", "contact.none") if one in phone.buttons]
        phone.press(skip[0])
    raise AssertionError(phone.screen)


@pytest.mark.parametrize("kind", ["voice", "video", "document"])
def test_every_kind_is_kept_and_named(kind: MediaKind) -> None:
    assert at_what().send_file("f1", kind).says(f"media-kept-{kind}", count="1", limit="5")


def test_voice_alone_makes_a_tip() -> None:
    phone = at_what().send_file("f1", "voice").press("media.as_it_is")
    assert phone.question == "when"
    case = sent(phone).case
    assert (case.answers["what"], case.file_ids) == (None, ("f1",))


def test_picture_alone_makes_a_tip() -> None:
    phone = at_what().send_picture("f1")
    assert phone.question == "what"
    case = sent(phone.press("form.skip")).case
    assert (case.answers["what"], case.file_ids) == (None, ("f1",))


def test_words_cannot_be_skipped_without_a_file() -> None:
    phone = at_what()
    assert "form.skip" not in phone.buttons
    assert phone.press_stale("form.skip").question == "what"


def test_words_are_asked_again_once_the_file_is_taken_back() -> None:
    phone = at_what().send_picture("f1").press("form.skip")
    while phone.question != "pictures":
        phone.press("form.skip")
    phone.press("form.clear")
    for _ in range(4):
        if phone.question == "what":
            break
        phone.press(next(one for one in ("form.skip", "contact.none") if one in phone.buttons))
    assert phone.question == "what"
    assert "form.skip" not in phone.buttons


def test_altering_is_offered_before_anybody_hears_the_voice() -> None:
    phone = at_what().send_file("f1", "voice")
    assert phone.buttons == ["media.alter", "media.as_it_is", "form.cancel"]
    assert phone.says("media-voice-ask")
    phone.press("media.alter")
    assert phone.effects == [AlterVoices(("f1",))]
    assert phone.says("media-altering")
    assert phone.question == "when"


def test_altering_is_not_asked_of_pictures() -> None:
    assert not isinstance(at_what().send_file("f1", "video").state.awaiting, AwaitingVoice)


def test_two_voices_are_altered_together() -> None:
    phone = at_what().send_file("f1", "voice").send_file("f2", "voice").press("media.alter")
    assert phone.effects == [AlterVoices(("f1", "f2"))]
    assert phone.answers["pictures"] == ["f1", "f2"]


def test_other_words_ask_about_the_voice_again() -> None:
    phone = at_what().send_file("f1", "voice").say("alo alo")
    assert phone.says("choice-unclear")
    assert phone.buttons[0] == "media.alter"


def test_cancel_leaves_the_voice_behind() -> None:
    phone = at_what().send_file("f1", "voice").press("form.cancel")
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.effects == [ForgetFiles(("f1",))]


def test_voice_at_review_is_kept() -> None:
    phone = at_what().say("Có người lạ")
    while "form.submit" not in phone.buttons:
        phone.press(next(one for one in ("form.skip", "contact.none") if one in phone.buttons))
    phone.send_file("f1", "voice").press("media.alter").press("form.submit")
    assert phone.case.file_ids == ("f1",)
    assert phone.case.answers["what"] == "Có người lạ"


@pytest.mark.parametrize("kind", ["picture", "voice", "video", "document"])
def test_file_at_home_can_become_a_tip(kind: MediaKind) -> None:
    phone = Phone().command("start").send_file("f1", kind)
    assert phone.says("home-media")
    phone.press("media.tip")
    if kind == "voice":
        phone.press("media.as_it_is")
    phone.press("danger.no", "other", "form.skip")
    assert sent(phone).case.file_ids == ("f1",)


def test_album_at_home_is_held_whole() -> None:
    phone = Phone().command("start")
    for n in range(7):
        phone.send_picture(f"f{n}")
    assert phone.says("media-full", limit="5")
    phone.press("media.tip")
    assert phone.answers["pictures"] == ["f0", "f1", "f2", "f3", "f4"]


STORY = "co nhom danh bac o thon 3 tien canh ngay bay gio"


@pytest.mark.parametrize("kind", ["picture", "voice"])
def test_words_under_a_file_at_home_become_the_tip(kind: MediaKind) -> None:
    phone = Phone().command("start").send_file("f1", kind, STORY)
    assert phone.says("home-media-words")
    phone.press("media.tip")
    if kind == "voice":
        phone.press("media.as_it_is")
    assert (phone.answers["what"], phone.answers["pictures"]) == (STORY, ["f1"])
    assert phone.answers["when"] == "when.now"
    assert phone.question == "danger"


def test_words_typed_after_a_file_at_home_become_the_tip_with_it() -> None:
    phone = Phone().command("start").send_picture("f1").say(STORY)
    assert (phone.answers["what"], phone.answers["pictures"]) == (STORY, ["f1"])
    assert not phone.says("media-unsent")


def test_few_words_after_a_file_at_home_are_kept_with_it() -> None:
    phone = Phone().command("start").send_picture("f1").say("ở chợ Tam Kỳ").say("tối qua")
    assert phone.says("home-media-words")
    assert phone.press("media.tip").answers["what"] == "ở chợ Tam Kỳ\ntối qua"


def test_words_too_long_for_a_tip_are_said_to_be_lost() -> None:
    phone = Phone().command("start").send_picture("f1").say("a " * 1999)
    assert phone.says("media-caption-lost")
    assert phone.press("media.tip").answers == {"pictures": ["f1"]}


def test_file_at_home_can_be_dropped() -> None:
    phone = Phone().command("start").send_picture("f1").press("media.drop")
    assert phone.says("media-dropped")
    assert phone.effects == [ForgetFiles(("f1",))]


def test_file_left_at_home_is_said_to_be_dropped() -> None:
    phone = Phone().command("start").send_picture("f1").press_stale("menu.track")
    assert phone.says("media-unsent")
    assert phone.effects == [ForgetFiles(("f1",))]


def in_case() -> Phone:
    """An own case that is open."""
    phone = at_what().say("Có người lạ")
    while "form.submit" not in phone.buttons:
        phone.press(next(one for one in ("form.skip", "contact.chat") if one in phone.buttons))
    return phone.press("form.submit").press_stale("case.reply.1")


@pytest.mark.parametrize("choice", ["media.alter", "media.as_it_is"])
def test_voice_is_added_to_a_case_after_the_answer(choice: str) -> None:
    phone = in_case().send_file("f1", "voice", "Nghe giúp tôi")
    assert phone.desk.added == []
    phone.press(choice)
    (added,) = phone.desk.added
    assert (added.file_id, added.text) == ("f1", "Nghe giúp tôi")
    assert (AlterVoices(("f1",)) in phone.effects) == (choice == "media.alter")
    assert phone.says("case-added")


def test_voice_for_a_case_that_is_left_is_said_to_be_unsent() -> None:
    phone = in_case().send_file("f1", "voice").command("start")
    assert phone.says("media-unsent")
    assert phone.effects == [ForgetFiles(("f1",))]


def test_english_says_all_of_it() -> None:
    phone = Phone().command("language", "en").send_file("f1", "voice").press("media.tip")
    assert "accent" in phone.screen
    assert "not kept" in phone.press("media.alter").screen
