"""Stories of the programme's desks: each is reached, walked, left and sent, in both languages."""

import pytest

from bot.dialogue.buttons import DESKS
from bot.dialogue.menu import FORMS
from bot.dialogue.receipt import format_code
from bot.dialogue.state import AwaitingMenu, AwaitingReview
from tests.desk_walks import WALKS
from tests.dialogue_world import TAM_KY_POINT, THANH_BINH, Phone

pytestmark = pytest.mark.usefixtures("line")

WITH_FORMS = [desk for desk in DESKS if f"menu.{desk}" in FORMS]


def at(desk: str, locale: str = "vi") -> Phone:
    """A phone with this desk's form open."""
    return Phone().command("language", locale).press("menu.desks", f"menu.{desk}")


def sent(phone: Phone) -> Phone:
    """The same phone, its form reviewed and sent."""
    assert isinstance(phone.state.awaiting, AwaitingReview)
    return phone.press("form.submit")


def test_every_form_has_a_walk() -> None:
    assert WALKS.keys() == Phone().context.programme.forms.keys()


@pytest.mark.parametrize("form", WALKS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_each_desk_is_walked_from_the_menu_to_its_receipt(form: str, locale: str) -> None:
    phone = Phone().command("language", locale)
    for act in WALKS[form]:
        if act.startswith("= "):
            phone.say(act.removeprefix("= "))
        else:
            phone.press(act)
    assert phone.case.form == form
    assert (format_code(phone.case.code) in phone.screen, phone.state.locale) == (True, locale)


def test_list_leads_to_every_desk_and_back() -> None:
    phone = Phone().press("menu.desks")
    assert phone.buttons == [*(f"menu.{desk}" for desk in DESKS), "menu.home"]
    assert phone.press("menu.home").state.awaiting == AwaitingMenu()


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("tai hoa nhap", "reintegration-help-ask"),
        ("hòa giải", "mediation-about-ask"),
        ("Hoa giai", "mediation-about-ask"),
        ("camera", "camera-place-ask"),
        ("báo giúp", "on_behalf-danger-ask"),
        ("hỏi đáp", "question-words-ask"),
    ],
)
def test_desk_opens_by_its_name_from_home(typed: str, asks: str) -> None:
    assert Phone().say(typed).says(asks)
    assert Phone().press("menu.desks").say(typed).says(asks)


@pytest.mark.parametrize("desk", WITH_FORMS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_desk_is_left_without_a_trace(desk: str, locale: str) -> None:
    assert at(desk, locale).press("form.back").says("form-left")
    phone = at(desk, locale).press("form.cancel")
    assert phone.says("cancelled")
    assert phone.desk.filed == []
    assert phone.state.awaiting == AwaitingMenu()


@pytest.mark.parametrize("desk", WITH_FORMS)
def test_stale_buttons_lose_nothing_there(desk: str) -> None:
    phone = at(desk)
    before = phone.state
    for stale in ("menu.tip", "theft", "form.submit", "case.safe", "water.roof"):
        assert phone.press_stale(stale).state == before


@pytest.mark.parametrize("desk", WITH_FORMS)
def test_picture_is_refused_in_words_that_fit(desk: str) -> None:
    phone = at(desk).send_picture("f1")
    assert not phone.says("media-not-here")
    assert phone.says(phone.context.programme.forms[desk].without_media)


def test_reintegration_begins_with_the_card() -> None:
    phone = at("reintegration")
    assert "22/2023/QĐ-TTg" in phone.replies[0].text
    assert "Nguồn:" in phone.replies[0].text
    assert "Xin anh/chị đừng kể mình từng vướng việc gì" in phone.screen


def test_reintegration_question_is_sent() -> None:
    phone = at("reintegration").press("help.loan").say("Vay vốn chăn nuôi thì hỏi ở đâu?")
    phone.say("Tien Canh, Tien Phuoc").press(f"place.{THANH_BINH}", "contact.chat")
    case = sent(phone).case
    assert (case.form, case.category, case.contact) == ("reintegration", "reintegration", "chat")
    assert case.commune == THANH_BINH
    assert not case.urgent


def test_reintegration_asks_for_nothing_of_the_past() -> None:
    form = Phone().context.programme.forms["reintegration"]
    assert [question.key for question in form.questions] == ["help", "words", "place", "contact"]


def test_reintegration_in_english() -> None:
    phone = at("reintegration", "en").say("finding work", "Who helps with work?", "i would rather not say")
    assert phone.question == "contact"
    assert sent(phone.press("contact.none")).case.contact == "none"


@pytest.mark.parametrize(
    ("agreed", "is_wish"), [("agreed.yes", 0), ("agreed.not_asked", 1), ("agreed.no", 1)]
)
def test_mediation_needs_both_sides(agreed: str, is_wish: int) -> None:
    phone = at("mediation").press("about.land").say("Ranh giới vườn hai nhà chưa rõ").press(agreed)
    assert phone.says("mediation-wish") == bool(is_wish)
    assert phone.question == "consent"
    assert "form.skip" not in phone.buttons
    phone.press("consent.yes").say("xã Thạnh Bình").press(f"place.{THANH_BINH}")
    assert "contact.none" not in phone.buttons
    case = sent(phone.press("contact.chat")).case
    assert (case.category, case.answers["agreed"]) == ("mediation", agreed)


def test_no_consent_sends_nothing() -> None:
    phone = at("mediation").press("about.noise").say("Loa kéo tới khuya").press("agreed.yes").say("không")
    assert phone.question == "consent"
    assert phone.press("form.cancel").desk.filed == []


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_violence_leads_from_mediation_to_the_tip(locale: str) -> None:
    phone = at("mediation", locale).press("about.violence")
    assert "113" in phone.screen
    assert phone.says("tip-danger-ask")


def test_camera_offer_is_sent() -> None:
    phone = at("camera").share_place(*TAM_KY_POINT)
    phone.press(phone.buttons[0]).say("đêm qua, chừng 2 giờ").press("type.shop", "stored.week")
    phone.press("form.skip", "contact.phone").say("0905 123 456")
    case = sent(phone).case
    assert (case.category, case.contact) == ("camera", "phone")
    assert case.answers["when"] == "đêm qua, chừng 2 giờ"


def test_camera_stays_out_of_sight_and_uploads_nothing() -> None:
    phone = at("camera")
    assert "không bao giờ được đăng lên" in phone.screen
    assert phone.context.programme.forms["camera"].media is None


def test_camera_in_english() -> None:
    phone = at("camera", "en").say("Tien Canh Tien Phuoc").press(f"place.{THANH_BINH}")
    phone.say("it records day and night", "at a home", "i do not know", "skip", "answer me here")
    assert sent(phone).case.answers["stored"] is None


def test_question_is_sent() -> None:
    phone = at("question").say("Làm sao lập tổ tự quản ở xóm tôi?").press("form.skip", "contact.chat")
    case = sent(phone).case
    assert (case.category, case.contact, case.commune) == ("question", "chat", None)


def test_question_without_a_way_back_is_read_by_code() -> None:
    phone = at("question", "en").say("How do we start a watch?").press("form.skip", "contact.none")
    assert sent(phone).says("receipt-contact-none")


def behalf(*more: str) -> Phone:
    """A helper who has told what the other person said."""
    phone = at("on_behalf").press("danger.no", "helper.trusted", "teller.agrees", "crime")
    phone.say("Bà kể có người lạ đòi chuyển tiền").press("when.today", "form.skip")
    return phone.press(*more)


def test_helper_tells_it_for_somebody_else() -> None:
    case = sent(behalf("contact.none")).case
    assert (case.form, case.category, case.contact) == ("on_behalf", "crime", "none")
    assert case.answers["helper"] == "helper.trusted"


def test_helper_is_reached_only_if_they_say_so() -> None:
    phone = behalf()
    assert phone.says("on_behalf-contact-ask")
    assert sent(phone.press("contact.chat")).case.contact == "chat"


def test_helper_who_could_not_ask_is_told_what_to_mind() -> None:
    phone = at("on_behalf").press("danger.yes", "helper.family", "teller.unable")
    assert phone.says("on_behalf-unable")
    phone.press("other").say("Cháu bé bị đánh").press("form.skip", "form.skip", "contact.none")
    assert sent(phone).case.urgent


def test_helper_with_a_strange_object_is_stopped() -> None:
    phone = at("on_behalf").press(
        "form.skip", "helper.village", "teller.agrees", "weapon", "explosive.unsure"
    )
    assert phone.says("card-do-not-touch", police="113")
    assert phone.question == "place"


def test_helper_in_english() -> None:
    phone = at("on_behalf", "en").say(
        "no", "a relative", "yes", "crime", "My aunt was cheated", "today", "skip"
    )
    assert phone.question == "contact"
    assert sent(phone.press("contact.chat")).says("receipt-contact-chat")


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_figures_stand_with_their_period(locale: str) -> None:
    phone = Phone().command("language", locale).press("menu.programme", "programme.figures")
    told = {
        "vi": (
            "hơn 12.200 lượt tuyên truyền",
            "Bài báo không nêu thời gian",
            "6 tháng đầu năm 2024:\n7 mô hình",
        ),
        "en": ("more than 12,200 outreach", "gives no period", "First six months of 2024:\n7 new models"),
    }
    assert all(words in phone.screen for words in told[locale])
    assert "16/10/2024" in phone.screen or "16 October 2024" in phone.screen


@pytest.mark.parametrize(
    ("desk", "key"), [("menu.on_behalf", "mercy-child"), ("menu.mediation", "mercy-victim")]
)
def test_cry_typed_where_a_button_is_awaited_hears_whom_to_call(desk: str, key: str) -> None:
    words = {"mercy-child": "chau be 8 tuoi bi bo danh", "mercy-victim": "chồng tôi đánh tôi hoài"}[key]
    phone = Phone().press("menu.desks", desk).say(words)
    assert phone.says(key, police="113", children="111", ambulance="115")
    assert phone.says("choice-unclear")
    assert not phone.say(words).says(key, police="113", children="111", ambulance="115")
