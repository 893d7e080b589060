"""Stories of tips, as citizens tell them."""

import pytest

from bot.dialogue.state import AwaitingMenu, AwaitingReview
from tests.dialogue_world import TAM_KY_POINT, THANH_BINH, Phone, with_forms, without

pytestmark = pytest.mark.usefixtures("line")

UNSEEN = pytest.mark.not_on_telegram("Telegram sends no words that nobody sees: such as come are `empty`")


def at_question(question: str) -> Phone:
    """A phone with the tip form open at `question`; everything before it has a plain answer."""
    phone = Phone().press("menu.tip")
    answers = {
        "danger": lambda: phone.press("danger.no"),
        "category": lambda: phone.press("crime"),
        "kind": lambda: phone.press("theft"),
        "what": lambda: phone.say("Có người bẻ khóa xe trước chợ."),
        "when": lambda: phone.press("when.today"),
        "place": lambda: phone.press("form.skip"),
        "who": lambda: phone.press("form.skip"),
        "source": lambda: phone.press("source.saw"),
        "pictures": lambda: phone.press("form.skip"),
        "at_risk": lambda: phone.press("at_risk.no"),
        "contact": lambda: phone.press("contact.none"),
    }
    while phone.question != question and phone.question is not None:
        answers[phone.question]()
    return phone


def at_review() -> Phone:
    """A phone with a tip ready to be sent."""
    return at_question("review")


def test_tip_without_diacritics_is_filed() -> None:
    phone = Phone().command("start").say("bao tin", "khong", "toi pham", "lua dao")
    phone.say("ho goi dien noi la cong an, doi toi chuyen tien", "hom qua", "xa thanh binh", "1")
    phone.say("bo qua", "so 2", "khong co anh", "khong", "hai")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    phone.say("gui di")
    assert phone.case.category == "crime"
    assert phone.case.subcategory == "scam"
    assert phone.case.commune == THANH_BINH
    assert phone.case.contact == "chat"
    assert phone.case.answers["what"] == "ho goi dien noi la cong an, doi toi chuyen tien"
    assert phone.case.answers["source"] == "source.victim"
    assert not phone.case.urgent


def test_receipt_shows_code_in_groups() -> None:
    phone = at_review().press("form.submit")
    code = phone.case.code
    assert f"{code[:4]}-{code[4:8]}-{code[8:12]}-{code[12:16]}-{code[16:]}" in phone.screen
    assert phone.says("receipt-contact-none")
    assert phone.state.awaiting == AwaitingMenu()
    assert "menu.track" in phone.buttons


def test_only_category_and_words_are_required() -> None:
    phone = Phone().press("menu.tip")
    asked: list[str] = []
    while phone.question:
        if "form.skip" not in phone.buttons:
            asked.append(phone.question)
        match phone.question:
            case "category":
                phone.press("other")
            case "what":
                phone.say("Đèn đường hỏng, tối hay có cướp.")
            case "contact":
                phone.press("contact.none")
            case _:
                phone.press("form.skip")
    assert asked == ["category", "what", "contact"]
    phone.press("form.submit")
    assert phone.case.commune is None
    assert phone.case.file_ids == ()


def test_danger_is_told_whom_to_call() -> None:
    phone = Phone().press("menu.tip").say("có ạ")
    assert "113" in phone.replies[0].text
    assert "114" in phone.replies[0].text
    assert "115" in phone.replies[0].text
    assert phone.question == "category"
    phone.press("other").say("Đánh nhau")
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    phone.press("form.submit")
    assert phone.case.urgent
    assert "113" in phone.screen


def test_digit_in_sentence_picks_nothing() -> None:
    phone = Phone().press("menu.tip", "danger.no").say("tôi thấy 2 người")
    assert phone.question == "category"
    assert phone.says("choice-unclear")
    assert phone.says("tip-category-ask")


def test_old_commune_name_is_understood() -> None:
    phone = at_question("place").say("thôn 5 xã Tiên Cảnh, Tiên Phước")
    assert f"place.{THANH_BINH}" in phone.buttons
    phone.press(f"place.{THANH_BINH}")
    answer = phone.answers["place"]
    assert answer == {"commune": THANH_BINH, "words": "thôn 5 xã Tiên Cảnh, Tiên Phước", "point": None}


@pytest.mark.parametrize(("locale", "before"), [("vi", "trước là"), ("en", "formerly")])
def test_old_name_is_told_in_the_tellers_language(locale: str, before: str) -> None:
    phone = at_question("place").command("language", locale).say("Tiên Cảnh, Tiên Phước")
    label = phone.replies[-1].choices[0].label
    assert label == f"xã Thạnh Bình ({before} xã Tiên Cảnh, huyện Tiên Phước)"


def test_unknown_place_stays_as_written() -> None:
    phone = at_question("place").say("gốc đa đầu làng Vũ Đại xyz")
    assert phone.says("place-unknown", words="gốc đa đầu làng Vũ Đại xyz")
    phone.press("place.as_written")
    assert phone.question == "who"


def test_shared_position_offers_communes() -> None:
    phone = at_question("place").share_place(*TAM_KY_POINT)
    communes = [button for button in phone.buttons if button[6:].isdecimal()]
    assert 1 <= len(communes) <= 3
    phone.press("place.other").say("Thạnh Bình").press(f"place.{THANH_BINH}")
    answer = phone.answers["place"]
    assert answer["commune"] == THANH_BINH
    assert answer["point"] == [*TAM_KY_POINT, 20.0]


def test_position_elsewhere_is_kept_if_wanted() -> None:
    phone = at_question("place").share_place(48.85, 2.35)
    assert phone.says("place-outside", province=phone.context.programme.unit.province["vi"])
    phone.press("place.as_written")
    assert phone.question == "who"


@pytest.mark.parametrize("words", ["không nhớ", "khong biet", "Không nhớ nơi nào", "bỏ qua"])
def test_not_remembering_the_place_is_fine(words: str) -> None:
    assert at_question("place").say(words).question == "who"


@pytest.mark.parametrize(
    "words", ["...", *(pytest.param(blank, marks=UNSEEN) for blank in ("", "   ", "\u202e\u2066", "\u200b"))]
)
def test_description_without_words_is_asked_again(words: str) -> None:
    phone = at_question("what").say(words)
    assert phone.question == "what"
    assert phone.says("text-empty")


@pytest.mark.parametrize("words", ["cứu", "🔫🏃", "<b>Trộm</b> *xe*", "'; DROP TABLE cases; --", "2"])
def test_any_words_are_taken_as_they_are(words: str) -> None:
    phone = at_question("what").say(words)
    assert phone.answers["what"] == words


@pytest.mark.not_on_telegram("Telegram's places are on Earth, and its numbers are JSON's")
def test_impossible_position_is_refused_kindly() -> None:
    phone = at_question("place").share_place(float("nan"), 500.0)
    assert phone.says("place-unreadable")
    assert phone.question == "place"


def test_picture_at_any_question_is_kept() -> None:
    phone = at_question("category").send_picture("f1")
    assert phone.says("media-kept", count="1", limit="5")
    assert phone.question == "category"
    phone.press("other").say("Có ảnh đây")
    while phone.question != "pictures":
        phone.press("form.skip")
    phone.send_picture("f2").press("form.done")
    phone.press("form.skip", "contact.none", "form.submit")
    assert phone.case.file_ids == ("f1", "f2")


def test_caption_answers_the_description() -> None:
    phone = at_question("what").send_picture("f1", "Xe này hay chở hàng lậu")
    assert phone.question == "when"
    assert phone.says("media-kept", count="1", limit="5")


def test_later_caption_joins_the_description() -> None:
    phone = at_question("when").send_picture("f1", "Đây là xe đó")
    assert phone.says("media-caption-kept")
    answers = phone.answers
    assert answers["what"] == "Có người bẻ khóa xe trước chợ.\nĐây là xe đó"


def test_sixth_picture_is_refused() -> None:
    phone = at_question("pictures")
    for n in range(6):
        phone.send_picture(f"f{n}")
    assert phone.says("media-full", limit="5")
    phone.press("form.done").press("form.skip", "contact.none", "form.submit")
    assert len(phone.case.file_ids) == 5


def test_endangered_teller_gets_no_call() -> None:
    phone = at_question("at_risk").press("at_risk.yes")
    assert "contact.phone" not in phone.buttons
    phone.say("0905123456")
    assert phone.question == "contact"
    assert phone.says("choice-unclear")


def test_pictures_can_be_taken_back() -> None:
    phone = at_question("pictures").send_picture("f1").press("form.clear")
    assert phone.question == "at_risk"
    phone.press("form.skip", "contact.none", "form.submit")
    assert phone.case.file_ids == ()


def test_phone_number_is_asked_and_kept() -> None:
    phone = at_question("contact").press("contact.phone")
    assert phone.replies[-1].asks == "contact"
    phone.say("không biết")
    assert phone.says("phone-unclear")
    phone.share_phone("+84 905 123 456").press("form.submit")
    assert phone.case.contact == "phone"
    assert phone.case.answers["contact"] == {"way": "phone", "phone": "+84905123456"}


def test_edit_changes_one_answer() -> None:
    phone = at_review().press("form.edit", "edit.what").say("Có hai người bẻ khóa xe.")
    assert isinstance(phone.state.awaiting, AwaitingReview)
    phone.press("form.submit")
    assert phone.case.answers["what"] == "Có hai người bẻ khóa xe."
    assert phone.case.answers["kind"] == "theft"


def test_editing_the_category_asks_its_child() -> None:
    phone = at_review().press("form.edit", "edit.category", "social_evil")
    assert phone.question == "kind"
    assert phone.says("form-one-more")
    phone.press("gambling").press("form.submit")
    assert (phone.case.category, phone.case.subcategory) == ("social_evil", "gambling")


def test_back_from_an_edit_keeps_the_answer() -> None:
    phone = at_review()
    before = phone.state
    phone.press("form.edit", "edit.what", "form.back")
    assert phone.state == before


def test_danger_found_in_edit_hides_the_phone() -> None:
    phone = at_question("contact").press("contact.phone").say("0905123456")
    phone.press("form.edit", "edit.at_risk", "at_risk.yes")
    assert phone.question == "contact"
    assert "contact.phone" not in phone.buttons


def test_suspected_explosive_shows_the_card() -> None:
    phone = at_question("category").press("weapon", "suspected_explosive")
    assert phone.says("card-do-not-touch", police="113")
    assert phone.question == "what"
    phone.say("quả gì tròn tròn ngoài ruộng")
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    phone.press("form.submit")
    assert phone.case.urgent


def test_too_long_words_are_never_cut() -> None:
    phone = at_question("what").say("a" * 3001)
    assert phone.question == "what"
    assert phone.says("text-long", length="3001", limit="3000")


def test_poster_presets_the_commune() -> None:
    phone = Phone().command("start", f"xa-{THANH_BINH}")
    assert phone.says("start-poster")
    phone.press("menu.tip", "danger.no", "other").say("Có cờ bạc")
    phone.press("form.skip")
    assert f"place.{THANH_BINH}" in phone.buttons
    phone.press("form.skip")
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    phone.press("form.submit")
    assert phone.case.commune == THANH_BINH


def poster_tip(place: str, *then: str) -> Phone:
    """A tip filed after a poster was scanned; `place` is what is said at the place question."""
    phone = Phone().command("start", f"xa-{THANH_BINH}").press("menu.tip", "danger.no", "other")
    phone.say("Có cờ bạc").press("form.skip").say(place).press(*then)
    while phone.question:
        phone.press("contact.none" if phone.question == "contact" else "form.skip")
    return phone.press("form.submit")


def test_own_words_overrule_the_poster() -> None:
    phone = poster_tip("chỗ quán nước gần bến", "place.as_written")
    assert phone.case.answers["place"]["words"] == "chỗ quán nước gần bến"
    assert phone.case.commune is None


def test_another_commune_overrules_the_poster() -> None:
    assert poster_tip("xã Tây Giang", "place.20455").case.commune == "20455"


def test_poster_is_for_one_report() -> None:
    phone = poster_tip("bỏ qua")
    assert phone.case.commune == THANH_BINH
    phone.press("menu.tip", "danger.no", "other").say("Việc khác").press("form.skip")
    assert f"place.{THANH_BINH}" not in phone.buttons


@pytest.mark.parametrize("typed", ["7", "2", "số 6", "bảy", "7h", "5."])
def test_number_at_a_time_is_no_button(typed: str) -> None:
    phone = at_question("when").say(typed)
    assert phone.question == "place"
    assert phone.answers["when"] == typed


@pytest.mark.parametrize(
    ("typed", "kept"), [("hôm qua", "when.yesterday"), ("dang xay ra", "when.now"), ("không nhớ", None)]
)
def test_words_on_a_time_button_pick_it(typed: str, kept: str | None) -> None:
    assert at_question("when").say(typed).answers["when"] == kept


@pytest.mark.parametrize("question", ["danger", "what", "when"])
def test_place_too_early_is_asked_for_later(question: str) -> None:
    phone = at_question(question).share_place(*TAM_KY_POINT)
    assert phone.says("misplaced-place")
    assert phone.question == question


@pytest.mark.parametrize("question", ["who", "contact", "review"])
def test_place_too_late_is_mended_in_the_review(question: str) -> None:
    phone = at_question(question).share_place(*TAM_KY_POINT)
    assert phone.says("misplaced-place-past", name="Nơi xảy ra")
    assert not phone.says("misplaced-place")


def test_place_shared_late_can_be_put_right() -> None:
    phone = at_review().share_place(*TAM_KY_POINT).press("form.edit", "edit.place")
    phone.share_place(*TAM_KY_POINT).press("place.as_written").press("form.submit")
    assert phone.case.answers["place"]["point"] == [*TAM_KY_POINT, 20.0]


def test_place_that_nobody_asks_for_is_not_promised() -> None:
    phone = Phone(with_forms({"tip": without("tip", "place")}))
    phone.press("menu.tip").share_place(*TAM_KY_POINT)
    assert phone.says("misplaced-place-never")
