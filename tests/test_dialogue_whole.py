"""Stories of people who tell everything in one message, hurried or hurt, in whatever spelling."""

import pytest

from bot.dialogue.events import TextEdited, TextReceived
from bot.dialogue.hints import Words
from bot.dialogue.state import AwaitingAnswer, AwaitingMenu, AwaitingReview
from tests.dialogue_world import THANH_BINH, Phone, real_context

pytestmark = pytest.mark.usefixtures("line")

TIP = "có nhóm đánh bạc ở thôn 3 Tiên Cảnh ngay bây giờ"
HINTS = real_context().programme.hints
BESIDE_TELEGRAM = pytest.mark.not_on_telegram("the story names the message itself")


def finished(phone: Phone) -> Phone:
    """The same phone with every question that is left skipped, and the tip sent."""
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    return phone.press("form.submit")


def test_whole_tip_in_one_message_is_kept() -> None:
    phone = Phone().say(TIP)
    assert phone.says("whole-kept")
    assert phone.question == "danger"
    assert phone.answers == {"what": TIP, "when": "when.now"}
    assert phone.says("whole-when", when="Đang xảy ra")
    assert phone.effects == []


def test_whole_tip_takes_three_presses_to_the_place() -> None:
    phone = Phone().say(TIP).press("danger.no")
    assert phone.buttons[0] == "gambling"
    assert phone.says("guess-ask")
    phone.press("gambling")
    assert phone.question == "place"
    assert phone.says("place-confirm", words="thôn 3 Tiên Cảnh")
    phone.press(f"place.{THANH_BINH}")
    finished(phone)
    assert phone.case.category == "social_evil"
    assert phone.case.subcategory == "gambling"
    assert phone.case.commune == THANH_BINH
    assert phone.case.answers["what"] == TIP
    assert phone.case.answers["place"]["words"] == "thôn 3 Tiên Cảnh"


def test_whole_tip_in_english_is_kept() -> None:
    phone = Phone().command("language", "en").say("There is a fight at Ha Lam market right now")
    assert phone.says("whole-kept")
    assert phone.says("whole-when", when="It is happening now")
    assert phone.press("danger.no").buttons[0] == "violence"


def test_tip_without_marks_is_understood() -> None:
    phone = Phone().say("co nguoi danh nhau o cho Ha Lam").press("danger.no").say("dung")
    assert phone.answers["kind"] == "violence"
    assert phone.question == "when"
    phone.press("form.skip")
    assert phone.says("place-confirm", words="cho Ha Lam")


def test_guess_that_is_wrong_is_passed_by() -> None:
    phone = Phone().say(TIP).press("danger.no", "crime")
    assert phone.question == "kind"
    assert phone.answers["category"] == "crime"
    assert phone.answers["what"] == TIP


def test_danger_of_a_thing_is_said_before_any_question() -> None:
    phone = Phone().say("trong vườn nhà tôi có quả bom cũ")
    assert "113" in phone.replies[0].text
    assert phone.replies[0].text == phone.context.texts.render("card-do-not-touch", "vi", police="113")
    phone.press("danger.no", "suspected_explosive")
    assert len(phone.replies) == 1
    assert phone.answers["category"] == "weapon"
    assert finished(phone).case.urgent


@pytest.mark.parametrize(
    "words",
    [
        "cảm ơn",
        "cảm ơn anh chị nhiều nhé",
        "ok",
        "ok bạn ơi",
        "?",
        "alo có ai không",
        "🙂",
        "dạ vâng ạ",
        "123 456",
    ],
)
def test_chatting_opens_no_form(words: str) -> None:
    assert Phone().say(words).state.awaiting == AwaitingMenu()


@pytest.mark.parametrize(
    "words", ["tin báo là gì vậy anh chị", "làm sao để nộp lại cây súng cũ", "các anh làm việc tới mấy giờ?"]
)
def test_question_opens_no_form(words: str) -> None:
    assert Phone().say(words).state.awaiting == AwaitingMenu()


@pytest.mark.parametrize(
    "words",
    [
        "đm mấy thằng chó đẻ nó quậy vl ko ai làm gì dc hết á",
        "dit me bon no dua xe ca dem dell ngu dc",
        "tụi nó chửi bới um sùm ngoài ngõ suốt từ chiều",
    ],
)
def test_swearing_and_spelling_are_never_refused(words: str) -> None:
    phone = finished(Phone().say(words).press("danger.no").press("other"))
    assert phone.case.answers["what"] == words


@pytest.mark.parametrize("words", ["tụi nó đang chém nhau trước quán", "co thang cam dao o cho"])
def test_danger_in_the_words_names_the_police_first(words: str) -> None:
    phone = Phone().say(words)
    assert "113" in phone.replies[0].text
    assert phone.question == "danger"


@pytest.mark.parametrize(
    "words", ["em 12 tuổi bị bố đánh", "chau 9 tuoi, duong cu so vao nguoi chau", "bé 5 tuổi bị xâm hại"]
)
def test_child_is_told_whom_to_call_first(words: str) -> None:
    phone = Phone().say(words)
    assert "111" in phone.replies[0].text
    assert "113" in phone.replies[0].text
    assert phone.question == "danger"
    assert phone.answers["what"] == words


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_victim_is_told_whom_to_call(locale: str) -> None:
    phone = Phone().command("language", locale).press("menu.tip", "danger.no", "crime", "domestic_violence")
    assert "113" in phone.replies[0].text
    assert "111" in phone.replies[0].text
    assert phone.question == "what"


def test_care_is_said_once_a_form() -> None:
    phone = Phone().say("tôi bị đánh trước cổng chợ").press("danger.no", "other")
    while phone.question != "source":
        phone.press("form.skip")
    phone.press("source.victim")
    assert len(phone.replies) == 1
    phone.command("cancel").say("tôi bị đánh trước cổng chợ")
    assert "113" in phone.replies[0].text


def test_words_of_a_child_in_the_story_are_answered() -> None:
    phone = Phone().press("menu.tip", "danger.no", "other").say("con 8 tuoi hay bi nhot trong nha")
    assert "111" in phone.replies[0].text
    assert phone.question == "when"


@pytest.mark.parametrize("questions", [(), ("danger.no",), ("danger.no", "crime")])
def test_story_typed_at_a_choice_is_kept(questions: tuple[str, ...]) -> None:
    phone = Phone().press("menu.tip", *questions)
    before = phone.question
    phone.say("hai thanh niên bẻ khóa xe trước chợ Hà Lam tối qua")
    assert phone.says("whole-kept-here")
    assert phone.question == before
    assert phone.answers["what"] == "hai thanh niên bẻ khóa xe trước chợ Hà Lam tối qua"


def test_more_words_at_a_choice_are_added() -> None:
    phone = Phone().say(TIP).say("tụi nó có bốn thằng đi xe máy xanh")
    assert phone.says("whole-added")
    assert phone.question == "danger"
    assert phone.answers["what"] == f"{TIP}\ntụi nó có bốn thằng đi xe máy xanh"


def test_more_words_at_the_review_are_added() -> None:
    phone = Phone().say(TIP).press("danger.no", "gambling", "place.as_written")
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    phone.say("tụi nó có bốn thằng đi xe máy xanh")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    assert phone.press("form.submit").case.answers["what"].endswith("xe máy xanh")


def test_back_keeps_what_was_told_in_advance() -> None:
    phone = Phone().say(TIP).press("danger.no", "form.back")
    assert phone.question == "danger"
    assert phone.answers["what"] == TIP
    assert phone.press("danger.no").buttons[0] == "gambling"
    phone.press("crime", "form.skip", "place.as_written", "form.back")
    assert phone.question == "place"
    assert phone.press("form.back").question == "kind"
    assert phone.answers["what"] == TIP


def test_time_that_was_understood_can_be_changed() -> None:
    phone = Phone().say(TIP).press("danger.no", "gambling", "place.as_written")
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    assert "Đang xảy ra" in phone.screen
    phone.press("form.edit", "edit.when", "when.yesterday", "form.submit")
    assert phone.case.answers["when"] == "when.yesterday"


@pytest.mark.not_on_telegram("no message of Telegram is so long, and the bot is handed what came")
def test_book_is_refused_whole_not_cut() -> None:
    phone = Phone().say("đánh nhau " * 350)
    assert phone.state.awaiting == AwaitingMenu()
    assert phone.says("whole-long", limit="3000", length=str(len(("đánh nhau " * 350).strip())))


@BESIDE_TELEGRAM
def test_edit_of_the_whole_tip_corrects_the_story() -> None:
    phone = Phone().send(TextReceived(TIP, "7")).send(TextEdited("7", f"{TIP}, khoảng chục người"))
    assert phone.answers["what"] == f"{TIP}, khoảng chục người"


def test_whole_tip_does_not_throw_an_open_form_away() -> None:
    phone = Phone().press("menu.hand_in").command("language").say(TIP)
    phone.press("form.resume")
    assert isinstance(phone.state.awaiting, AwaitingAnswer)
    assert phone.state.awaiting.form == "hand_in"


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("có bác nào biết không", None),
        ("co bac o nha ong Tu", "gambling"),
        ("chơi cờ bạc ăn tiền", "gambling"),
        ("vừa đánh bạc vừa đánh nhau", None),
        ("bán ma tuý đá", "drugs"),
        ("giat do xong roi phoi", None),
        ("toi lo de con o nha mot minh", None),
    ],
)
def test_category_is_spoken_of(words: str, category: str | None) -> None:
    assert HINTS.category_of(Words(words)) == category


def test_gamblers_at_play_are_nobodys_danger() -> None:
    assert not HINTS.is_urgent(Words("nhóm thanh niên đang đánh bạc"))
    assert HINTS.is_urgent(Words("tụi nó đang đánh nhau"))


def test_age_of_a_grown_up_is_no_childs() -> None:
    assert HINTS.care_of(Words("em 17 tuổi")) == "mercy-child"
    assert HINTS.care_of(Words("em 18 tuổi")) is None
    assert HINTS.care_of(Words("em 012 tuổi")) is None
