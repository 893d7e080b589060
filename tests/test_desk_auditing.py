"""`/audit`: admins see who looked at what, filtered and paged; what they may not see stays hidden there too."""

import re
from datetime import timedelta

import pytest

from bot.desk.auditing import NAMED, PAGE
from bot.dialogue.content import CHOICE_ID
from storage import audit, audit_pages
from storage.audit import Entry
from storage.audit_pages import Wanted
from storage.engine import Database
from storage.vault import Vault
from tests.desk_stories import HERE, THERE, audited, tip_at
from tests.dialogue_world import texts
from tests.documents import HOUSE
from tests.storage_world import NOW, working
from tests.talk import Town


async def test_admin_sees_who_did_what(either_town: Town) -> None:
    town = either_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    officer, admin = await town.officer(), await town.admin()
    await officer.say("/tip 1")
    await officer.say("/take 1")
    await officer.say("/invite officer")
    await admin.say("/audit")
    admin.expect(
        "09:00:00 23/11 @1 đọc tin #1", "@1 nhận xử lý #1", "@1 ⛔ bị từ chối (invite)", "vào làm cán bộ"
    )
    admin.expect_not("sòng")
    assert admin.text.index("nhận xử lý") < admin.text.index("đọc tin")
    assert admin.heard[0].is_confidential


async def test_looking_into_the_log_is_in_it(town: Town) -> None:
    await tip_at(town)
    admin = await town.admin()
    await admin.say("/audit #1 @1 refused nay")
    admin.expect("Không có dòng nào")
    assert (await audited(town.database))[-1] == ("audit", 1, "c1 s1 refused d20261123")
    await admin.say("/audit")
    admin.expect("xem sổ theo dõi #1 (c1 s1 refused d20261123)")


@pytest.mark.parametrize(
    ("words", "shown", "hidden"),
    [
        ("#1", ["đọc tin #1", "nhận xử lý #1"], ["#2"]),
        ("@2", ["đọc tin #2"], ["@1"]),
        ("take", ["nhận xử lý #1"], ["đọc tin"]),
        ("@1 look", ["@1 đọc tin #1"], ["nhận xử lý", "@2"]),
        ("24/11", ["đọc tin #2"], ["23/11"]),
        ("24/11/2026", ["đọc tin #2"], ["23/11"]),
        ("2026-11-24", ["đọc tin #2"], ["23/11"]),
        ("23/11", ["đọc tin #1"], ["24/11"]),
        ("hômnay", ["đọc tin #2"], ["23/11"]),
        ("#1 #", [], ["đọc tin"]),
        ("31/02", [], ["đọc tin"]),
        ("24/12", [], ["đọc tin"]),
    ],
)
async def test_log_is_filtered(either_town: Town, words: str, shown: list[str], hidden: list[str]) -> None:
    town = either_town
    for _ in range(2):
        await tip_at(town)
    one, two, admin = await town.officer(), await town.officer(), await town.admin()
    await one.say("/tip 1")
    await one.say("/take 1")
    town.clock.move(timedelta(days=1))
    await two.say("/tip 2")
    await admin.say(f"/audit {words}")
    admin.expect(*shown)
    admin.expect_not(*hidden)


async def test_pages_lead_through_the_whole_log(either_town: Town) -> None:
    town = either_town
    admin = await town.admin()
    async with working(town.database, town.vault) as work:
        for case in range(2 * PAGE):
            await audit.add(work, Entry(7, "list", detail=f"p{case}"), town.clock())
    await admin.say("/audit @7 nay")
    seen = [admin.text]
    for _ in range(1):
        assert all(re.fullmatch(CHOICE_ID, one.id) for one in admin.buttons)
        await admin.press(next(one.id for one in admin.buttons if ".b" in one.id))
        seen.append(admin.text)
    found = [line.rsplit("(", 1)[1] for text in seen for line in text.splitlines()[1:]]
    assert found == [f"p{case})" for case in reversed(range(2 * PAGE))]
    assert not any(".b" in one.id for one in admin.buttons)


async def test_case_elsewhere_is_not_named(either_town: Town) -> None:
    town = either_town
    await tip_at(town, THERE)
    officer, admin = await town.officer(), await town.officer(HERE, role="admin")
    await officer.say("/tip 1")
    await admin.say("/audit")
    admin.expect("@1 đọc tin #…")
    admin.expect_not("#1")
    await admin.say("/audit #1")
    there = admin.heard
    assert (await audited(town.database))[-1] == ("refused", 1, "audit")
    await admin.say("/audit #9")
    assert admin.heard == there


async def test_unknown_words_are_explained(town: Town) -> None:
    admin = await town.admin()
    await admin.say("/audit 12?")
    admin.expect("Không rõ: 12?", "/audit #12")


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_named_actions_have_a_name(locale: str) -> None:
    known = texts().keys(locale)
    assert [one for one in NAMED if f"desk-audit-{one}" not in known] == []


@pytest.mark.parametrize("late", [0, 1])
async def test_day_takes_rows_out_of_order_in(database: Database, vault: Vault, late: int) -> None:
    """Two turns that overlap at midnight number their rows the other way round."""
    midnight = NOW.replace(hour=17, minute=0)
    moments = [midnight + timedelta(seconds=1), midnight - timedelta(seconds=1)]
    async with working(database, vault) as work:
        for at in (NOW, *(reversed(moments) if late else moments), midnight + timedelta(hours=1)):
            await audit.add(work, Entry(1, "look"), at)
    async with database.reading() as connection:
        after = Wanted(since=midnight, until=midnight + timedelta(days=1))
        before = Wanted(since=midnight - timedelta(days=1), until=midnight)
        [later, _], [earlier, _] = [await audit_pages.page(connection, one, 9) for one in (after, before)]
    assert sorted(row.at for row in later) == [midnight + timedelta(seconds=1), midnight + timedelta(hours=1)]
    assert sorted(row.at for row in earlier) == [NOW, midnight - timedelta(seconds=1)]


def test_every_action_that_is_recorded_has_a_name() -> None:
    recorded = re.compile(r'(?:\brecord\(|Entry\([^,()]+,)\s*"([a-z_]+)"')
    found = {
        action
        for folder in ("bot", "storage")
        for path in (HOUSE / folder).rglob("*.py")
        for action in recorded.findall(path.read_text(encoding="utf-8"))
    }
    assert found - set(NAMED) == set()
