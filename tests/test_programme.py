"""The seeds are right, and a broken seed stops the start with its file, its line and what is wrong."""

import re
import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from bot.dialogue.content import Category
from bot.programme import LawCard, ProgrammeCard, Seeds, load
from bot.seed_file import SeedError, SeedFile

SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLE = (SEEDS / "article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds to break."""
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def replace(file: Path, old: str, new: str) -> int:
    """Put `new` in place of the first `old`; gives the line it stands on."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def tree(categories: tuple[Category, ...]) -> list[Category]:
    return [node for top in categories for node in (top, *tree(top.children))]


def test_every_quote_is_in_the_article() -> None:
    quotes = [
        mapping["quote"]
        for name in ("article", "categories", "programme", "figures")
        for _, mapping in SeedFile.read(SEEDS, f"{name}.yaml").mappings()
        if "quote" in mapping
    ]
    assert len(quotes) > 100
    assert [quote for quote in quotes if quote not in ARTICLE] == []


def test_article_items_are_all_there() -> None:
    items = [mapping["id"] for _, mapping in SeedFile.read(SEEDS, "article.yaml").mappings()]
    counts = {letter: sum(item.startswith(letter) for item in items) for letter in "ABCDE"}
    assert counts == {"A": 15, "B": 14, "C": 16, "D": 15, "E": 6}


def test_seeds_load_from_the_package(seeds: Seeds) -> None:
    assert load(files("seeds")) == seeds
    assert load(SEEDS) == seeds


def test_category_keys_are_the_contract(seeds: Seeds) -> None:
    top = [category.key for category in seeds.programme.categories]
    assert top == [
        *("crime", "social_evil", "public_order", "weapon", "flood", "reintegration"),
        *("mediation", "camera", "model", "question", "data_request", "other"),
    ]
    weapons = {child.key for child in seeds.programme.category_by_key["weapon"].children}
    assert weapons >= {"gun", "homemade_gun", "support_tool", "ammunition", "bladed", "suspected_explosive"}


def test_tip_form_offers_five_categories(seeds: Seeds) -> None:
    offered = [category.key for category in seeds.programme.categories if "tip" in category.forms]
    assert offered == ["crime", "social_evil", "public_order", "weapon", "other"]


def test_every_category_can_be_a_button(seeds: Seeds) -> None:
    nodes = tree(seeds.programme.categories)
    assert [node.option.id for node in nodes] == [node.key for node in nodes]


def test_suspected_explosive_says_do_not_touch(seeds: Seeds) -> None:
    assert seeds.programme.category_by_key["suspected_explosive"].says == "card-do-not-touch"


def test_operator_categories_name_their_reviewer(seeds: Seeds) -> None:
    for node in tree(seeds.programme.categories):
        if node.provenance == "operator":
            assert node.reviewer
            assert node.checked_on
            assert node.item is None


def test_figures_are_as_the_article_says(seeds: Seeds) -> None:
    assert [figure.amount("vi") for figure in seeds.figures.figures[:5]] == [
        "hơn 12.200",
        "hơn 102.700",
        "hơn 1.900",
        "hơn 2.570",
        "hơn 750",
    ]
    bare = {figure.item: figure.value for figure in seeds.figures.figures if figure.qualifier is None}
    assert bare == {
        "B06": 236,
        "B07": 320,
        "B08": None,
        "B09": 7,
        "B10": 20,
        "B11": 55,
        "B12": 910,
        "B13": None,
        "B14": None,
    }
    by_item = {figure.item: figure for figure in seeds.figures.figures}
    assert by_item["B08"].amount("vi") == "hàng trăm"
    assert by_item["B01"].amount("en") == "more than 12,200"


def test_only_four_figures_have_a_period(seeds: Seeds) -> None:
    periods = {figure.item: figure.period["vi"] for figure in seeds.figures.figures if figure.period}
    half, now = "6 tháng đầu năm 2024", "đến nay (10/2024)"
    assert periods == {"B09": half, "B10": half, "B11": now, "B12": now}


def test_numbers_on_cards_are_figures(seeds: Seeds) -> None:
    said = {figure.amount("vi") for figure in seeds.figures.figures}
    for card in seeds.programme.cards:
        amounts = re.findall(r"(?:hơn )?\b\d{1,3}(?:\.\d{3})+\b|hơn \d+|\b\d{3}\b", card.body["vi"])
        assert set(amounts) <= said | {"138"}, card.id  # the committees are called so


def test_cards_name_no_person_as_contact(seeds: Seeds) -> None:
    for card in (*seeds.programme.cards, *seeds.programme.law_cards, *seeds.programme.warnings):
        words = " ".join((*card.title.values(), *card.body.values()))
        for name in ("Bùi Hoàng Phương", "Lê Văn Dũng", "đối tượng", "tuyệt đối", "không bị xử"):
            assert name not in words, card.id


def test_cards_are_short_and_sourced(seeds: Seeds) -> None:
    for card in (*seeds.programme.cards, *seeds.programme.law_cards, *seeds.programme.warnings):
        assert card.body.keys() == {"vi", "en"}
        # All the figures stand on one card.
        assert max(map(len, card.body.values())) < (800 if card.id == "figures" else 600), card.id
        assert all(card.source.values())
        assert not any("Nguồn:" in words or "Source:" in words for words in card.source.values()), card.id


def test_programme_cards_rest_on_the_article(seeds: Seeds) -> None:
    for card in seeds.programme.cards:
        assert isinstance(card, ProgrammeCard)
        assert card.article
        assert "Báo Quảng Nam (QNO), 16/10/2024" in card.source["vi"]


def test_unsigned_law_cards_say_so(seeds: Seeds) -> None:
    for card in seeds.programme.law_cards:
        assert isinstance(card, LawCard)
        assert card.checked_on == date(2026, 11, 23)
        assert ("đang chờ" in card.source["vi"]) == (card.sign_off is None)


def test_sign_off_ends_the_waiting(folder: Path) -> None:
    replace(folder / "laws.yaml", "sign_off: null", "sign_off: {by: Công an xã, on: 2026-12-01}")
    seeds = load(folder)
    first = seeds.programme.law_cards[0]
    assert first.id == "teller_rights"
    assert "đang chờ" not in first.source["vi"]


def test_emergency_numbers_come_in_order(seeds: Seeds) -> None:
    assert [entry.number for entry in seeds.programme.numbers][:5] == ["113", "114", "115", "112", "111"]
    assert all(entry.source and entry.checked_on for entry in seeds.programme.numbers)
    assert seeds.programme.number_of("police") == "113"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "unit.yaml",
            "reception_hours: 24",
            "reception_hours: soon",
            "'reception_hours' must be a whole number",
        ),
        ("unit.yaml", "reception_hours: 24", "reception_hour: 24", "unknown key 'reception_hour'"),
        (
            "unit.yaml",
            "reception_hours: 24",
            "reception_hours: 0",
            "'reception_hours': Input should be greater",
        ),
        ("unit.yaml", 'opens: "07:30"', 'opens: "18:00"', "'opens' must be before 'closes'"),
        ("unit.yaml", "days_off: []", "days_off: [soon]", "must be a date such as"),
        ("unit.yaml", "remind_days: 3", "remind_day: 3", "unknown key 'remind_day'"),
        ("unit.yaml", "  en: Commune", "  fr: Commune", "'vi' alone; both 'vi' and 'en' are needed"),
        (
            "unit.yaml",
            "tips_per_page: 10",
            "tips_per_page: 10\ntips_per_page: 9",
            "'tips_per_page' is given twice",
        ),
        ("unit.yaml", "tips_per_page: 10", "tips_per_page: [10", "is not YAML"),
        ("unit.yaml", "tips_per_page: 10", "tips_per_page: 1\t0: x", "is not YAML"),
        ("unit.yaml", "Đà Nẵng city", "Đa\u0300 Nẵng city", "decomposed letters, save it as Unicode NFC"),
        ("contacts.yaml", '- number: "113"', "- number: 113", "'number' must be text: put it in quotes"),
        ("contacts.yaml", "checked_on: 2026-11-23", "checked_on: today", "'checked_on' must be a date"),
        ("categories.yaml", "item: C01", "item: C99", "the article has no item 'C99'"),
        ("categories.yaml", "item: C01", "item: C16", "the article does not say this in C16"),
        ("categories.yaml", "quote: tệ nạn xã hội", "quote: tệ nạn", ""),
        ("categories.yaml", "quote: tệ nạn xã hội", "quote: lừa đảo trên mạng", "does not say this in C02"),
        ("categories.yaml", "key: gambling", "key: theft", "the category 'theft' is there twice"),
        ("categories.yaml", "key: gambling", "key: Cờ bạc", "must be small letters a-z"),
        ("categories.yaml", "key: gambling", f"key: {'g' * 25}", "at most 24"),
        ("forms/tip.yaml", "name: tip", f"name: {'t' * 25}", "'name': String should have at most 24"),
        ("categories.yaml", "forms: [tip, hand_in]", "forms: [tipp]", "there is no form 'tipp' in forms/"),
        (
            "categories.yaml",
            "theft, provenance: operator",
            "theft, provenance: me",
            "'provenance': Input should be 'article' or",
        ),
        ("programme.yaml", "quote: Công an đóng vai trò nòng cốt", "quote: Công an", ""),
        ("programme.yaml", "- id: flood_help", "- id: Kết quả", "'id': String should match pattern"),
        ("programme.yaml", "- id: flood_help", "- id: " + "x" * 55, "'id': String should have at most 54"),
        ("programme.yaml", "- id: flood_help", "- id: movement", "the card 'movement' is there twice"),
        ("laws.yaml", "- id: handling", "- id: teller_rights", "the card 'teller_rights' is there twice"),
        (
            "laws.yaml",
            "sources: [giadinh.suckhoedoisong.vn 2025-02-28]",
            "sources: []",
            "'sources': Tuple should",
        ),
        ("figures.yaml", "value: 236", "value: 237", "the quote does not say '237'"),
        ("figures.yaml", "qualifier: hơn", "qualifier: null", "keep the qualifier"),
        ("article.yaml", "line: 5", "line: 6", "the article does not say this in line 6"),
        ("forms/hand_in.yaml", "leads_to: explosive", "leads_to: bomb", "there is no form 'bomb' in forms/"),
        ("forms/hand_in.yaml", "category: weapon", "category: weapons", "there is no category 'weapons'"),
        ("forms/tip.yaml", "kind: time", "kind: clock", "'kind': Input should be 'choice'"),
        ("forms/tip.yaml", "key: who", "key: what", "question what is there twice"),
        (
            "forms/tip.yaml",
            "id: danger.yes",
            "id: theft",
            "'theft' is a category that this form offers already",
        ),
    ],
)
def test_broken_seed_names_file_and_line(folder: Path, name: str, old: str, new: str, problem: str) -> None:
    line = replace(folder / name, old, new)
    if not problem:
        load(folder)
        return
    with pytest.raises(SeedError) as error:
        load(folder)
    told = next(told for told in error.value.problems if problem in told)
    where = re.match(rf"seeds/{re.escape(name)}:(\d+): ", told)
    assert where
    assert abs(int(where[1]) - line) <= 3 or problem.startswith("question")


def test_only_true_and_false_are_booleans(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("on: off\nno: [yes, true, false, y]\n", encoding="utf-8")
    assert SeedFile.read(tmp_path, "a.yaml").value == {"on": "off", "no": ["yes", True, False, "y"]}


def test_missing_quote_is_told(folder: Path) -> None:
    line = replace(folder / "categories.yaml", "  quote: Phòng chống tội phạm, tệ nạn xã hội\n", "")
    with pytest.raises(SeedError, match=r"'item' and 'quote' are needed") as error:
        load(folder)
    assert f"seeds/categories.yaml:{line - 3}: " in str(error.value)


def test_form_whose_card_is_gone_stops_the_start(folder: Path) -> None:
    replace(folder / "forms" / "reintegration.yaml", "card: reintegration", "card: gone")
    with pytest.raises(SeedError, match="the form reintegration opens with a card that is not there: gone"):
        load(folder)


def test_figures_card_is_made_of_the_figures(seeds: Seeds) -> None:
    card = seeds.programme.cards[-1]
    assert card.id == "figures"
    for figure in seeds.figures.figures:
        assert f"{figure.amount('vi')} {figure.label['vi']}" in card.body["vi"]
        assert (figure.period or seeds.figures.card.no_period)["en"].lower() in card.body["en"].lower()


def test_every_mistake_is_told_at_once(folder: Path) -> None:
    replace(folder / "unit.yaml", "reception_hours: 24", "reception_hours: soon")
    replace(folder / "unit.yaml", "tips_per_page: 10", "tips_per_page: many")
    with pytest.raises(SeedError) as error:
        load(folder)
    assert len(error.value.problems) == 2


@pytest.mark.parametrize("name", ["unit.yaml", "article.txt", "categories.yaml"])
def test_absent_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SeedError, match=rf"seeds/{name}: cannot be read"):
        load(folder)


@pytest.mark.parametrize("content", ["", "# nothing\n", "just words\n", "- a list\n", "5\n", "{}\n"])
def test_shapeless_file_is_refused(folder: Path, content: str) -> None:
    for name in ("unit.yaml", "categories.yaml", "figures.yaml"):
        kept = (folder / name).read_bytes()
        (folder / name).write_text(content, encoding="utf-8")
        with pytest.raises(SeedError, match=rf"^seeds/{name}:"):
            load(folder)
        (folder / name).write_bytes(kept)


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    (folder / "unit.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(SeedError, match=r"unit.yaml: is not UTF-8 text"):
        load(folder)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("form: tip", "form: tips", "there is no form 'tips' in forms/"),
        ("  form: flood", "  form: flod", "there is no form 'flod' in forms/"),
        ("text: what", "text: place", "'tip' has no text question 'place'"),
        ("option: when.now", "option: when.then", "the question 'when' has no 'when.then'"),
        ("category: theft", "category: thieves", "'tip' offers no category 'thieves'"),
    ],
)
def test_hint_that_leads_nowhere_is_named(folder: Path, old: str, new: str, problem: str) -> None:
    line = replace(folder / "hints.yaml", old, new)
    with pytest.raises(SeedError, match=f"seeds/hints.yaml:{line}: {re.escape(problem)}"):
        load(folder)
