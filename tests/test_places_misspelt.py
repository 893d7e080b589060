"""A name with one slip of the finger in it is proposed, and everyday words stay everyday words."""

import csv
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.fold import fold
from bot.places import Gazetteer

HOUSE = Path(__file__).parents[1]
GAZETTEER = Gazetteer.load(HOUSE / "seeds")
THANH_BINH, TAM_KY, HOI_AN = "20878", "20341", "20410"

MARKED = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ"
PLAIN = "abcdefghijklmnopqrstuvwxyz"

EVERYDAY = """
Có người đánh nhau trước quán nhậu · Tôi bị mất xe máy tối hôm qua · Có mấy thanh niên tụ tập đua xe
Nhà hàng xóm mở nhạc to quá nửa đêm · Họ cho vay nặng lãi, đòi nợ bằng sơn · Nó lấy điện thoại của con tôi
Tối nào cũng đánh bạc ở nhà ông chủ tiệm tạp hóa · Tôi thấy một khẩu súng trong bụi cây · Gần chợ, sau cây xăng
Trước cổng trường tiểu học · Bên cạnh ủy ban nhân dân · Ngã ba đường đi lên núi · Phía sau nhà văn hóa thôn
Cuối hẻm, nhà màu xanh · Trên quốc lộ 1, đoạn qua cầu · Dưới chân cầu, gần bờ sông · Ở trên đồi keo
Ở quán karaoke gần bến xe · Ở công trường xây dựng · Tại ngân hàng nông nghiệp · Tại bến xe, lúc sáng sớm
Ở trong rừng, cách đường lớn hai cây số · Người ta lừa tôi chuyển tiền qua mạng · Ở khu công nghiệp
Nước lũ lên nhanh, nhà có người già · Vợ chồng cãi nhau, chồng đánh vợ · Nhà tôi với nhà bên tranh chấp đất
Tiền phòng tháng này chưa trả · Chị Tam Thu bán rau · Xe màu đen, biển số 92 · Khoảng mười giờ đêm, ba người
Tổ dân phố đang họp · Tổ 5 khu dân cư · Thôn ba, nhà cấp bốn · Xóm trên, cạnh giếng nước · Ở sân vận động
Xã hội bây giờ phức tạp quá · Thành phố đông người · Phường tôi có nhiều trộm · Xã tôi không có công an
Ở đó có hai con chó dữ · Tại sao không ai giải quyết · Ở ngoài biển, gần tàu cá · Ở bãi đất trống
Ở chùa, lễ rằm · Ở xưởng gỗ · Ở tiệm vàng · Ở bãi giữ xe · ko biet dc, nt cho toi · dt toi het pin roi
Xe tải chở gỗ lậu qua đêm · Bọn nó bán hàng cấm cho học sinh · Nhóm thanh niên cầm mã tấu · Nổ mìn bắt cá
Đào vàng trái phép ở suối · Đốt rác khói quá · Tôi ở xa, không về được · Tôi ở nhờ nhà bà ngoại
"""


def names() -> list[tuple[str, str]]:
    """Every name of today and of before, without its kind, and its commune's code."""
    found = []
    for table, column in (("communes", "name"), ("former_communes", "former_name")):
        with (HOUSE / f"seeds/{table}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                bare = re.sub("^(?:Xã|Phường|Thị trấn) ", "", row[column])
                found.append((bare, row["code"]))
    return found


def mistyped(name: str, letters: str, chance: random.Random) -> str:
    """The name with one letter put in, left out, replaced, or swapped with the next."""
    at = chance.randrange(len(name) - 1)
    one, two, rest = name[at], name[at + 1], name[at + 2 :]
    ways = [chance.choice(letters) + one + two, two, chance.choice(letters) + two, two + one]
    return name[:at] + chance.choice(ways) + rest


def codes(words: str) -> list[str]:
    return [match.code for match in GAZETTEER.match(words)]


def guesses(words: str) -> list[str]:
    return [match.code for match in GAZETTEER.match(words) if match.is_guess]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Thạnh Bìnhh", THANH_BINH),
        ("xã Thạh Bình", THANH_BINH),
        ("Tien Cang", THANH_BINH),
        ("thôn 3 Tien Canj gần cầu", THANH_BINH),
        ("nhà tôi ở Tiên Cảng, đi qua cầu", THANH_BINH),
        ("Hoi Ann", HOI_AN),
        ("tam kyf", TAM_KY),
        ("phường Tma Kỳ", TAM_KY),
        ("Tiêncảnhh", THANH_BINH),
    ],
)
def test_name_with_a_slip_is_guessed(words: str, code: str) -> None:
    assert guesses(words)[0] == code


@pytest.mark.parametrize("words", ["Thạnh Bình", "Tam Ky", "tien canh", "xã Tiên Cãnh"])
def test_name_without_a_slip_is_no_guess(words: str) -> None:
    assert codes(words)
    assert guesses(words) == []


def test_guess_tells_the_old_name() -> None:
    [found] = GAZETTEER.match("Tien Cang")
    assert (found.label, found.formerly) == ("xã Thạnh Bình", "xã Tiên Cảnh, huyện Tiên Phước")


def test_slip_beside_an_exact_name_is_not_looked_for() -> None:
    assert guesses("Tiên Cang, xã Tây Giang") == []
    assert codes("Tiên Cang, xã Tây Giang") == ["20455"]


def test_marks_choose_between_guesses() -> None:
    assert codes("xã Thạh Bình")[0] == THANH_BINH


@pytest.mark.parametrize("words", ["Abcdefgh", "Sài Gòn", "Hà Nội", "xã Không Có Thật", "phường Mười Ba"])
def test_place_that_does_not_exist_is_not_guessed(words: str) -> None:
    assert codes(words) == []


@pytest.mark.parametrize("form", ["{}", "xã {}", "thôn 3 {}", "nhà tôi ở {} gần chợ"])
@pytest.mark.parametrize("marks", [True, False], ids=["marks", "plain"])
def test_nine_of_ten_slips_are_mended(form: str, *, marks: bool) -> None:
    chance, every = random.Random(8), []
    for name, code in names():
        if len(name) < 2:
            continue
        slip = mistyped(name, MARKED, chance) if marks else mistyped(fold(name), PLAIN, chance)
        words = form.format(slip)
        every.append(code in codes(words if marks else fold(words)))
    assert len(every) >= 390
    assert sum(every) / len(every) >= 0.9


@pytest.mark.parametrize("marks", [True, False], ids=["marks", "plain"])
def test_everyday_words_are_no_places(*, marks: bool) -> None:
    said = [words for words in re.split(r"[·\n]", EVERYDAY) if words.strip()]
    found = [words for words in said if guesses(words if marks else fold(words))]
    assert len(said) > 50
    assert len(found) <= (0 if marks else len(said) * 0.03), found


def test_article_and_texts_name_hardly_any_place_by_a_slip() -> None:
    sources = [HOUSE / "seeds/article.txt", *sorted((HOUSE / "seeds/texts/vi").glob("*.ftl"))]
    said = [
        sentence
        for source in sources
        for line in source.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for sentence in re.split(r"[.]", re.sub(r"\{[^}]*\}|^\S+ =", "", line))
        if sentence.strip()
    ]
    found = [sentence for sentence in said if guesses(sentence)]
    assert len(said) > 700
    assert len(found) <= len(said) * 0.005, found


@given(st.text(alphabet="aeonthic àạ,. xã ở ", max_size=4000))
def test_any_words_give_at_most_five_guesses(words: str) -> None:
    found = codes(words)
    assert len(found) == len(set(found)) <= 5
