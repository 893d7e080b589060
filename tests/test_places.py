"""A commune is found from a position or from words, as people write them, old names and no diacritics too."""

import csv
import math
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.content import PlaceMatch
from bot.dialogue.fold import fold
from bot.places import Gazetteer
from bot.seed_file import SeedError

SEEDS = Path(__file__).parents[1] / "seeds"
GAZETTEER = Gazetteer.load(SEEDS)

THANH_BINH, TAY_GIANG, TAM_KY, HOA_KHANH, THANH_KHE = "20878", "20455", "20341", "20200", "20209"


def rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


COMMUNES, FORMERS = rows("communes.csv"), rows("former_communes.csv")


def codes(words: str) -> list[str]:
    return [match.code for match in GAZETTEER.match(words)]


def labels(words: str) -> list[str]:
    return [match.label for match in GAZETTEER.match(words)]


def test_old_name_in_a_sentence_is_found() -> None:
    assert codes("thon 3 Tien Canh gan cau") == [THANH_BINH]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Tiên Cảnh", PlaceMatch(THANH_BINH, "xã Thạnh Bình", "xã Tiên Cảnh, huyện Tiên Phước")),
        ("xã Thạnh Bình", PlaceMatch(THANH_BINH, "xã Thạnh Bình")),
    ],
)
def test_match_by_an_old_name_tells_it(words: str, found: PlaceMatch) -> None:
    assert GAZETTEER.match(words) == (found,)


def test_old_name_that_is_still_the_name_is_not_told() -> None:
    assert [match.formerly for match in GAZETTEER.match("xã Tân Hiệp")] == [None]


def test_split_commune_offers_both_successors() -> None:
    assert set(codes("Hòa Minh")) == {HOA_KHANH, THANH_KHE}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Phước Hòa, Tam Kỳ", TAM_KY),
        ("phuoc hoa tam ky", TAM_KY),
        ("Phước Hoà Phước Sơn", "20728"),
        ("xã Phước Mỹ", "20734"),
        ("phường Phước Mỹ", "20275"),
        ("Tam Thanh, thành phố Tam Kỳ", "20356"),
        ("tam thanh, phu ninh", "20380"),
        ("tam thanh nui thanh", "20977"),
        ("gần cầu Hòa Xuân, xã Hòa Tiến", "20332"),
        ("nha o Tien An, gan cho Ai Nghia", THANH_BINH),
    ],
)
def test_kind_and_district_tell_apart(words: str, first: str) -> None:
    assert codes(words)[0] == first


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Hoà Tiến", "20332"),
        ("Bha Lêê", "20458"),
        ("A Vương", "20458"),
        ("avuong", "20458"),
        ("Zà Hung", "20467"),
        ("Tam Xuân 1", "20971"),
        ("Tam Mĩ", "21004"),
        ("Bình Quí", "20791"),
        ("Đắk Pring", "20716"),
        ("Chơm", "20443"),
        ("Tr’Hy", "20443"),
        ("La Êê", "20698"),
        ("Prao", "20467"),
        ("tiencanh", THANH_BINH),
        ("xã Tiên Cãnh", THANH_BINH),
        ("TIÊN CẢNH", THANH_BINH),
        ("Tie\u0302n Ca\u0309nh", THANH_BINH),
    ],
)
def test_spelling_variants_are_equal(words: str, code: str) -> None:
    assert codes(words) == [code]


def test_marks_typed_choose_between_names() -> None:
    assert codes("Tam Thành") == ["20380"]
    assert len(codes("tam thanh")) == 3


def test_longest_name_is_the_one() -> None:
    assert labels("Hội An Tây") == ["phường Hội An Tây"]
    assert codes("xã Bình Định Bắc") == ["20818"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "🔫😀",
        "ba người đánh nhau trước lăng",
        "tôi bị mất tiền ăn và tiền phòng",
        "xã đang có người đánh nhau",
        "trong nhà kho, lúc nửa đêm",
        "Thị xã Điện Bàn",
        "Hà Nội",
    ],
)
def test_ordinary_words_name_no_commune(words: str) -> None:
    assert codes(words) == []


def test_everyday_word_needs_its_kind() -> None:
    assert codes("xã Dang") == [TAY_GIANG]
    assert codes("Lăng, huyện Tây Giang") == [TAY_GIANG]
    assert codes("Ba") == ["20485"]
    assert codes("nhà có ba tầng") == []


def test_small_district_stands_for_its_communes() -> None:
    assert labels("huyện Tiên Phước")[0] == "xã Tiên Phước"
    assert len(codes("huyện Tiên Phước")) == 4
    assert codes("Tam Kỳ")[0] == TAM_KY
    assert len(codes("TP.Tam Kỳ")) == 4
    assert len(codes("hoi an")) == 4
    assert codes("huyện Thăng Bình") == []


@pytest.mark.parametrize("former", FORMERS, ids=lambda row: f"{row['former_name']}-{row['code']}")
def test_every_former_name_finds_its_commune(former: dict[str, str]) -> None:
    name, district, code = former["former_name"], former["former_district"], former["code"]
    bare_name, bare_district = name.partition(" ")[2].removeprefix("trấn "), district.partition(" ")[2]
    bare_district = bare_district.removeprefix("phố ").removeprefix("xã ")
    for words in (f"{name}, {district}", f"{bare_name}, {bare_district}", f"{bare_name} {bare_district}"):
        assert code in codes(words), words
        assert code in codes(fold(words)), fold(words)
    assert code in codes(name)
    assert code in codes(fold(name))


@pytest.mark.parametrize("commune", COMMUNES, ids=lambda row: row["name"])
def test_every_present_name_finds_its_commune(commune: dict[str, str]) -> None:
    name, code = commune["name"], commune["code"]
    for words in (name, f"{commune['kind']} {name}", f"tôi thấy ở {name}, gần chợ"):
        assert codes(words)[0] == code, words
        assert code in codes(fold(words)), fold(words)
    assert GAZETTEER.names[code] == f"{commune['kind']} {name}"


def test_point_of_a_commune_is_nearest_to_it() -> None:
    for commune in COMMUNES:
        near = GAZETTEER.near(float(commune["latitude"]), float(commune["longitude"]))
        assert near[0].code == commune["code"]
        assert len(near) <= 3


@pytest.mark.parametrize(
    "position",
    [(21.03, 105.85), (10.77, 106.7), (0, 0), (-90, 0), (15.5, -108.3), (math.nan, 108), (math.inf, 1)],
)
def test_far_away_is_no_commune(position: tuple[float, float]) -> None:
    assert GAZETTEER.near(*position) == ()


def test_only_hoang_sa_is_near_hoang_sa() -> None:
    assert [match.label for match in GAZETTEER.near(16.5, 112.0)] == ["đặc khu Hoàng Sa"]


def test_commune_is_known_by_its_code() -> None:
    commune = GAZETTEER.commune(THANH_BINH)
    assert commune is not None
    assert commune.label == "xã Thạnh Bình"
    assert GAZETTEER.commune("20452") is None


WORDS = [
    *"ấ ,.-\n'’🔫",
    *(row["name"] for row in COMMUNES),
    *(row["former_name"] for row in FORMERS),
    "huyện",
    "thị",
    "xã",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=30).map(" ".join))
def test_any_words_give_at_most_five(words: str) -> None:
    found = codes(words)
    assert len(found) == len(set(found)) <= 5
    assert set(found) <= set(GAZETTEER.names)


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("communes.csv", "1,xã,Mới,15.1,108.1", r"communes.csv:96: has 5 columns, 6 are needed"),
        (
            "communes.csv",
            "1,xã,Mới,x,108.1,9",
            r"communes.csv:96: latitude, longitude and area must be numbers",
        ),
        ("communes.csv", "1,xã,Mới,15.1,108.1,0", r"communes.csv:96: .* out of range"),
        ("former_communes.csv", "Xã Cũ,Huyện Cũ,Tỉnh,1,2", r"former_communes.csv:305: Xã Cũ leads to .*'2'"),
        (
            "former_communes.csv",
            "Làng Cũ,Huyện Cũ,Tỉnh,1,20878",
            r"former_communes.csv:305: 'Làng Cũ' must begin",
        ),
    ],
)
def test_broken_table_names_its_line(tmp_path: Path, name: str, line: str, problem: str) -> None:
    for table in ("communes.csv", "former_communes.csv"):
        shutil.copy(SEEDS / table, tmp_path / table)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(SeedError, match=problem):
        Gazetteer.load(tmp_path)
