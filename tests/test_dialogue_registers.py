"""The registers in the chat: models near me, warnings by commune, the unit's thanks."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from bot import programme
from bot.dialogue import bulletins, models
from bot.dialogue.content import Locale
from bot.dialogue.models import WORDS
from bot.dialogue.register_effects import AnswerThanks, TurnWarnings
from bot.dialogue.state import AwaitingAnswer, AwaitingCaseMessage, AwaitingCommune, AwaitingModelWords
from tests.dialogue_world import TAM_KY_POINT, THANH_BINH, FakeDesk, Phone, at_home, real_context, texts

pytestmark = pytest.mark.usefixtures("line")

WISH = "Tôi trực được buổi tối thứ bảy"


def at_models() -> Phone:
    return Phone().press("menu.desks", "menu.models")


def at_model() -> Phone:
    return at_models().say("tien canh").press("model.show.2")


# Models


@pytest.mark.parametrize("words", ["Thạnh Bình", "tien canh", "xã Tiên Cảnh, Tiên Phước"])
def test_models_of_a_commune_are_listed_by_any_of_its_names(words: str) -> None:
    phone = at_models().say(words)
    assert phone.says("models-here", place="xã Thạnh Bình")
    assert phone.buttons[:2] == ["model.show.1", "model.show.2"]
    assert "model.show.3" not in phone.buttons, "a model that ended is not listed"


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_model_card_says_what_where_and_since_when(locale: Locale) -> None:
    phone = Phone().command("language", locale).press("menu.desks", "menu.models").say("Tien Canh")
    phone.press("model.show.2")
    assert "Tự quản thôn\n" in phone.screen
    for key in ("model-kind-self_managed", "model-state-effective"):
        assert texts().render(key, locale) in phone.screen
    assert "xã Thạnh Bình" in phone.screen
    assert "20/11/2026" in phone.screen
    assert phone.buttons == ["model.join.2", "model.remark.2", f"model.list.{THANH_BINH}.1", "menu.home"]


def test_sample_is_called_a_sample() -> None:
    phone = at_models().say("Thạnh Bình")
    assert texts().render("model-mark-sample", "vi") in phone.replies[-1].choices[0].label
    assert phone.press("model.show.1").says("model-sample")


def test_shared_position_offers_communes_to_confirm() -> None:
    phone = at_models().share_place(*TAM_KY_POINT)
    assert phone.says("commune-found-ask")
    codes = [one for one in phone.buttons if one.startswith("place.")]
    assert len(codes) == 3
    picked = phone.context.gazetteer.commune(codes[0].removeprefix("place."))
    phone.press(codes[0])
    assert picked is not None
    assert phone.says("models-none", place=picked.label)


def test_position_elsewhere_is_said_to_be_outside() -> None:
    phone = at_models().share_place(48.85, 2.35)
    province = phone.context.programme.unit.province["vi"]
    assert phone.says("commune-outside", province=province)
    assert phone.state.awaiting == AwaitingCommune("models")


def test_unknown_place_is_asked_again() -> None:
    phone = at_models().say("Paris")
    assert phone.says("commune-unknown")
    assert phone.says("models-place-ask")
    assert "model.all" in phone.buttons


def test_commune_without_models_says_so_with_the_dated_baseline() -> None:
    phone = at_models().say("xã Hùng Sơn")
    assert phone.says("models-none", place="xã Hùng Sơn")
    assert phone.says("models-baseline")
    phone.press("model.propose." + phone.buttons[0].rpartition(".")[2])
    phone.say("Tổ tự quản ở bản").press("model.send.quiet")
    [kept] = phone.desk.registers.remarks
    assert (kept.kind, kept.model, kept.text, kept.consent) == ("proposal", None, "Tổ tự quản ở bản", None)


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_baseline_is_the_articles(locale: Locale) -> None:
    figures = {one.item: one for one in programme.load().figures.figures}
    words = texts().render("models-baseline", locale)
    assert figures["B11"].amount(locale) in words
    assert figures["B12"].amount(locale) in words


def test_all_models_are_paged() -> None:
    phone = at_models().press("model.all")
    assert phone.says("models-everywhere", page="1", pages="2")
    phone.press("model.list.all.2")
    assert phone.buttons[0] == "model.show.4"
    assert "Camera bến cá, xã Tây Giang" in phone.replies[-1].choices[0].label
    phone.press("model.list.all.1")
    assert phone.buttons[0] == "model.show.1"
    assert phone.press("model.place").state.awaiting == AwaitingCommune("models")


@pytest.mark.parametrize(("button", "consent"), [("reply", "model-1"), ("quiet", None)])
def test_wish_to_join_goes_with_or_without_a_way_back(button: str, consent: str | None) -> None:
    phone = at_model().press("model.join.2").say(WISH)
    assert phone.desk.registers.remarks == []
    assert phone.says("model-consent-ask", place="xã Thạnh Bình", name="")
    phone.press(f"model.send.{button}")
    [kept] = phone.desk.registers.remarks
    assert (kept.kind, kept.model, kept.commune) == ("join", 2, THANH_BINH)
    assert (kept.text, kept.consent) == (WISH, consent)
    assert phone.says("model-kept-join")
    assert phone.state == at_home()


def test_comment_may_be_written_anew_before_it_goes() -> None:
    phone = at_model().press("model.remark.2").say("Đèn hỏng", "Đèn đầu ngõ hỏng")
    phone.press("model.send.quiet")
    assert [one.text for one in phone.desk.registers.remarks] == ["Đèn đầu ngõ hỏng"]


def test_words_to_a_team_may_be_dropped() -> None:
    phone = at_model().press("model.remark.2").say("Đèn hỏng").press("model.stop")
    assert phone.says("model-stopped")
    assert phone.desk.registers.remarks == []
    assert phone.state == at_home()


def test_long_empty_and_strange_words_are_kindly_refused() -> None:
    phone = at_model().press("model.join.2").say("x" * (WORDS + 1))
    assert phone.says("text-long", length=str(WORDS + 1), limit=str(WORDS))
    assert phone.say("...").says("text-empty")
    assert phone.send_picture("f1").says("misplaced-media")
    assert phone.share_place(*TAM_KY_POINT).says("misplaced-place-never")
    assert phone.share_phone("0905123456").says("misplaced-contact")
    assert isinstance(phone.state.awaiting, AwaitingModelWords)


def test_stale_model_buttons_show_the_model_or_that_it_is_gone() -> None:
    assert Phone().press_stale("model.join.2").says("model-ask")
    assert Phone().press_stale("model.show.99").says("model-missing")
    assert Phone().press_stale("model.send.reply").says("stale")
    phone = Phone().press_stale("model.show.3")
    assert texts().render("model-state-retired", "vi") in phone.screen
    assert "model.join.3" not in phone.buttons


def test_registers_never_throw_an_open_form_away() -> None:
    phone = Phone().press("menu.tip", "danger.no")
    before = phone.state
    for button in ("menu.models", "model.join.2", "menu.warnings", "warning.show.1"):
        assert phone.press_stale(button).says("form-still-open")
        assert phone.state == before


def test_cancel_leaves_every_register() -> None:
    for phone in (at_models(), at_model(), at_model().press("model.join.2").say(WISH)):
        assert phone.command("cancel").state == at_home()


TIP = "Ở Tam Kỳ đang có nhóm thanh niên cầm gậy đuổi đánh nhau trước cổng chợ"


LAMENT = "Tôi buồn quá vì chờ mãi ở chỗ này mà không thấy ai trả lời, không biết phải làm sao nữa"


def test_tip_told_to_a_register_begins_a_tip() -> None:
    for phone in (at_models(), at_model(), Phone().press("menu.desks", "menu.warnings")):
        phone.say(TIP)
        assert phone.buttons[0] == "danger.yes"
        assert isinstance(phone.state.awaiting, AwaitingAnswer)
        assert phone.state.awaiting.answers == {"what": TIP}


def test_other_words_told_to_a_register_are_said_to_be_unsent() -> None:
    for phone in (at_models(), at_model(), Phone().press("menu.desks", "menu.warnings")):
        phone.say(LAMENT)
        assert phone.says("home-unsent")
        assert phone.buttons[0] == "menu.tip"
        assert phone.state == at_home()


@pytest.mark.parametrize("cry", ["cứu tôi", "SOS", "khẩn cấp"])
def test_cry_for_help_is_heard_in_every_register(cry: str) -> None:
    for phone in (at_models(), at_model(), Phone().press("menu.desks", "menu.warnings")):
        assert "113 · " in phone.say(cry).screen


def test_receipt_code_typed_into_a_register_opens_the_case() -> None:
    phone = with_case(Phone())
    code = phone.case.code
    for register in ("menu.models", "menu.warnings"):
        phone.press("menu.desks", register).say(code)
        assert phone.state.awaiting == AwaitingCaseMessage("1", 1)
        phone.press("menu.home")


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_whole_walk_through_the_registers(locale: Locale) -> None:
    phone = thanked().command("language", locale).press("menu.desks", "menu.models").say("tien canh")
    phone.press("model.show.2", "model.join.2").say(WISH).press("model.send.reply")
    assert phone.says("model-kept-join")
    phone.press("menu.desks", "menu.models", "model.all", "model.place").say("Tien Canh")
    phone.press(f"model.propose.{THANH_BINH}").say(WISH).press("model.stop")
    assert phone.says("model-stopped")
    phone.press("menu.desks", "menu.warnings", "warning.show.1", "warning.on", "warning.off", "warning.place")
    phone.press("warning.all", "menu.home")
    phone.press_stale("thanks.yes.1").press("thanks.meet.1")
    assert phone.says("thanks-meet-done", number="1")
    assert phone.state == at_home(locale)


# Warnings


def test_warnings_name_their_source_and_what_we_never_ask() -> None:
    phone = Phone().press("menu.desks", "menu.warnings")
    assert phone.says("warnings-consent")
    phone.press("warning.show.1")
    for words in ("Giả danh cán bộ", "Có người gọi điện.", "Công an xã", "20/11/2026"):
        assert words in phone.screen
    for card in phone.context.programme.warnings:
        phone.press(f"warning.card.{card.id}")
        assert card.body["vi"] in phone.screen
        assert f"Nguồn: {card.source['vi']}" in phone.screen


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_warnings_are_turned_on_and_off_with_one_press(locale: Locale) -> None:
    phone = Phone().command("language", locale).press("menu.desks", "menu.warnings", "warning.on")
    assert phone.desk.registers.subscribed == TurnWarnings(None, "warning-1")
    assert phone.says("warnings-turned-on", place=texts().render("warning-for-all", locale))
    assert "warning.on" not in phone.buttons
    phone.press("warning.off")
    assert phone.says("warnings-turned-off")
    assert "warning.on" in phone.buttons
    assert vars(phone.desk.registers)["subscribed"] is None


@pytest.mark.parametrize("words", ["Ngừng nhận", "ngung nhan canh bao", "STOP", "Stop!"])
def test_warnings_may_be_stopped_by_words_alone(words: str) -> None:
    phone = Phone().press("menu.desks", "menu.warnings", "warning.on", "menu.home").say(words)
    assert phone.says("warnings-turned-off")


def test_words_agreed_to_have_a_version_of_their_own() -> None:
    """Who changes what is agreed to raises `CONSENT` in the same breath, and this list with it."""
    agreed = {
        bulletins.CONSENT: ("warnings-consent", "warning-on", "warning-on-place"),
        models.CONSENT: ("model-consent-ask", "model-send-reply"),
    }
    values = {"place": "", "name": ""}
    prints = {
        version: sha256("".join(texts().render(key, "vi", **values) for key in keys).encode()).hexdigest()[:8]
        for version, keys in agreed.items()
    }
    assert prints == {"warning-1": "05acbf84", "model-1": "7f0e6b10"}


def test_warnings_of_one_commune_may_be_wanted() -> None:
    phone = Phone().press("menu.desks", "menu.warnings", "warning.place").say("Tiên Cảnh")
    assert phone.says("warnings-here", place="xã Thạnh Bình")
    phone.press(f"warning.on.{THANH_BINH}")
    assert phone.desk.registers.subscribed == TurnWarnings(THANH_BINH, "warning-1")
    assert phone.says("warnings-on-here", place="xã Thạnh Bình")
    phone.press("menu.home", "menu.desks", "menu.warnings")
    assert {"warning.on", "warning.off"} <= set(phone.buttons), "they may want all of them instead"


def test_poster_presets_the_commune_of_the_warnings() -> None:
    phone = Phone().command("start", f"xa-{THANH_BINH}").press("menu.desks", "menu.warnings")
    assert phone.says("warnings-here", place="xã Thạnh Bình")


def test_stop_button_under_a_warning_keeps_an_open_form() -> None:
    phone = Phone().press("menu.tip", "danger.no")
    before = phone.state
    phone.press_stale("warning.off")
    assert phone.says("warnings-turned-off")
    assert phone.state == before
    assert phone.says("tip-category-ask")


# Thanks


def thanked() -> Phone:
    """Somebody whose case, their first, the unit wants to thank them for."""
    desk = FakeDesk()
    desk.registers.thanks[1] = None
    return Phone(desk=desk)


def with_case(phone: Phone) -> Phone:
    phone.press("menu.tip", "danger.no", "other").say("Đèn đường hỏng, tối hay mất trộm")
    phone.press("form.skip", "form.skip", "form.skip", "form.skip", "form.skip", "at_risk.no", "contact.none")
    return phone.press("form.submit")


@pytest.mark.parametrize(("way", "answer"), [("quiet", "quiet"), ("meet", "meet"), ("no", "refused")])
def test_thanks_are_taken_in_a_way_of_ones_own(way: str, answer: str) -> None:
    phone = thanked().press_stale("thanks.yes.1")
    assert phone.says("thanks-how")
    assert phone.desk.registers.thanks == {1: "accepted"}
    phone.press(f"thanks.{way}.1")
    assert phone.desk.registers.thanks == {1: answer}
    assert phone.says(f"thanks-{answer}-done", number="1")
    assert phone.state == at_home()


def test_thanks_may_be_refused_at_once_and_answered_later() -> None:
    phone = thanked().press_stale("thanks.no.1")
    assert phone.says("thanks-refused-done", number="1")
    assert phone.state == at_home()
    phone = thanked().press_stale("thanks.yes.1").press("menu.home")
    assert phone.state == at_home()


def test_way_of_thanks_may_be_typed() -> None:
    phone = thanked().press_stale("thanks.yes.1").say("cảm ơn kín")
    assert phone.desk.registers.thanks == {1: "quiet"}
    assert thanked().press_stale("thanks.yes.1").say("hả").says("misplaced")


def test_thanks_keep_an_open_form() -> None:
    phone = thanked().press("menu.tip", "danger.no")
    before = phone.state
    phone.press_stale("thanks.yes.1").press("thanks.quiet.1")
    assert phone.says("tip-category-ask")
    assert phone.state == before
    phone.press_stale("thanks.yes.1").press("form.resume")
    assert phone.state == before


def test_thanks_wait_in_the_case_for_who_has_the_code() -> None:
    phone = with_case(thanked())
    code = phone.case.code
    phone.say(code)
    assert phone.says("thanks-offer", number="1")
    assert phone.buttons[:2] == ["thanks.yes.1", "thanks.no.1"]
    phone.press("thanks.yes.1")
    assert AnswerThanks(1, "accepted", "1") in phone.effects
    phone.press("thanks.quiet.1")
    assert phone.state.awaiting == AwaitingCaseMessage("1", 1)
    assert not phone.press("case.refresh").says("thanks-offer", number="1")


def test_thanks_for_nobodys_case_are_not_there() -> None:
    phone = Phone().press_stale("thanks.yes.7")
    assert phone.says("thanks-missing")
    assert phone.state == at_home()
    assert Phone().press_stale("thanks.yes.x").says("stale")


def test_late_answer_finds_its_form_gone() -> None:
    """The unit took the form away while the way of thanks was asked: nothing is lost but that form."""
    phone = thanked().press("menu.tip", "danger.no").press_stale("thanks.yes.1")
    phone.context = replace(phone.context, programme=real_context().programme)
    phone.state = replace(phone.state, content="another")
    phone.press("thanks.quiet.1")
    assert phone.question == "category"
