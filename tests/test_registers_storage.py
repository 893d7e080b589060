"""The registers on disk, on both engines: what is sealed, what is found, how far a sending has come."""

import tracemalloc
from datetime import timedelta

from sqlalchemy import text

from storage import bulletins, conversations, migrate, models, staff, thanks
from storage.bulletins import Draft, Subscription
from storage.conversations import Conversation
from storage.engine import Database
from storage.models import NewRemark
from storage.staff import Invite
from storage.tables import day_of, setting
from storage.vault import Vault
from storage.work import Work
from tests.register_stories import add_subscribers, mailing, publish
from tests.storage_world import CHANNEL, NOW, rows, working
from tests.talk import Town

DRAFT = Draft("Giả danh", "Có người gọi điện.", "Công an xã", None)
HERE, THERE = "20878", "20455"


async def person(work: Work, name: str) -> bytes:
    """A conversation on disk; gives its key."""
    key = work.vault.pseudonym(CHANNEL, name)
    conversations.save(work, [Conversation.new(key, CHANNEL, name, "vi")], NOW)
    return key


async def admin(work: Work) -> int:
    """A member of staff on disk."""
    return (await staff.enrol(work, await person(work, "admin"), Invite("admin"), NOW)).id


async def test_models_are_numbered_listed_and_end(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        made = [await models.add(work, "camera", place, "Camera", NOW) for place in (HERE, THERE, HERE)]
        assert [one.id for one in made] == [1, 2, 3]
        assert await models.page(work, (HERE,), 0, 10) == ([made[2], made[0]], 2)
        assert await models.page(work, (), 1, 1) == ([made[1]], 3)
        later = NOW + timedelta(days=2)
        models.set_state(work, 3, "retired", later)
        assert await models.page(work, (HERE,), 0, 10) == ([made[0]], 1)
        _found, total = await models.page(work, (HERE,), 0, 10, with_retired=True)
        assert total == 2
        ended = await models.find(work, 3, lock=True)
        assert ended is not None
        assert (ended.state, ended.changed_on) == ("retired", day_of(later))
        assert await models.find(work, 4) is None


async def test_remark_and_its_writer_lie_sealed_apart(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        key = await person(work, "mai")
        await models.add(work, "camera", HERE, "Camera", NOW)
        tied = NewRemark(1, HERE, "join", "Tôi giúp được", key, "model-1")
        loose = NewRemark(None, THERE, "proposal", "Lập một tổ", None, "")
        assert [await models.add_remark(work, one, NOW) for one in (tied, loose)] == [1, 2]
        assert [await models.who_wrote(work, number) for number in (1, 2, 3)] == [key, None, None]
        [on_model] = await models.remarks_on(work, 1, 10)
        assert (on_model.text, on_model.may_answer, on_model.answered_on) == ("Tôi giúp được", True, None)
        assert [one.id for one in await models.open_proposals(work, (), 10)] == [2]
        assert await models.open_proposals(work, (HERE,), 10) == []
        models.set_answered(work, 2, NOW)
        assert await models.open_proposals(work, (THERE,), 10) == []
    for row in await rows(database, "model_remark"):
        assert row["received_on"] == day_of(NOW), "a moment would tie it to a conversation"
        assert "Tôi".encode() not in row["body_sealed"]


async def test_subscription_is_one_a_conversation_and_goes_without_trace(
    database: Database, vault: Vault
) -> None:
    async with working(database, vault) as work:
        key = await person(work, "mai")
        await bulletins.subscribe(work, key, None, "warning-1", NOW)
        await bulletins.subscribe(work, key, HERE, "warning-2", NOW)
        assert await bulletins.subscription_of(work, key) == Subscription(HERE, "warning-2", day_of(NOW))
        bulletins.unsubscribe(work, key)
        assert await bulletins.subscription_of(work, key) is None
    assert await rows(database, "warning_subscription") == []


async def test_draft_is_listed_and_claimed_once_it_is_published(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        by = await admin(work)
        number = await bulletins.add(work, DRAFT, by, NOW)
        await bulletins.add(work, Draft("Nơi khác", "Lời", "Nguồn", THERE), by, NOW)
        assert await bulletins.newest(work, None, 10) == []
        assert len(await bulletins.newest(work, None, 10, with_drafts=True)) == 2
        bulletins.publish(work, number, by, NOW)
        await work.flush()
        [listed] = await bulletins.newest(work, HERE, 10)
        assert (listed.draft, listed.reviewed_on, listed.sent_at) == (DRAFT, day_of(NOW), None)
    assert await bulletins.unsent(database) == number
    async with working(database, vault) as work:
        claimed = await bulletins.claim(work, number)
        assert claimed is not None
        assert claimed[1] == b""
        bulletins.set_sent_through(work, number, b"k" * 16)
        await work.flush()
        again = await bulletins.claim(work, number)
        assert again is not None
        assert again[1] == b"k" * 16
        bulletins.set_sent(work, number, NOW)
        await work.flush()
        assert await bulletins.claim(work, number) is None
    assert await bulletins.unsent(database) is None


async def test_subscribers_come_in_order_and_of_the_place(database: Database, vault: Vault) -> None:
    async with working(database, vault) as work:
        keys = {name: await person(work, name) for name in ("a", "b", "c", "d")}
        for name, place in (("a", HERE), ("b", THERE), ("c", None), ("d", HERE)):
            await bulletins.subscribe(work, keys[name], place, "warning-1", NOW)
        await work.flush()
        here = sorted(keys[name] for name in ("a", "c", "d"))
        assert await bulletins.subscribers(work, HERE, b"", 10) == here
        assert await bulletins.subscribers(work, HERE, here[0], 1) == here[1:2]
        assert await bulletins.subscribers(work, None, b"", 10) == sorted(keys.values())


async def test_cases_of_before_have_no_thanks(empty_url: str, vault: Vault) -> None:
    database = Database.open(empty_url)
    async with database.writing() as connection:
        await connection.run_sync(migrate.to_step, "0002")
        await connection.execute(setting.insert(), {"name": "sentinel", "value": vault.sentinel()})
        await connection.execute(
            text(
                "INSERT INTO cases (number, alias, code_token, form, category, is_urgent, status,"
                " answers_sealed, filed_at, updated_at)"
                " VALUES (1, 'Sen Hồng 47', :key, 'tip', 'crime', :no, 'new', :key, 0, 0)"
            ),
            {"key": b"0123456789abcdef", "no": False},
        )
    await migrate.upgrade(database, vault)
    async with working(database, vault) as work:
        assert await thanks.thanks_of(work, 1) is None
        thanks.set_thanks(work, 1, "offered")
        assert await thanks.thanks_of(work, 1) == "offered"
    await database.close()


async def test_ten_thousand_subscribers_take_no_more_memory_than_a_few(town: Town) -> None:
    await add_subscribers(town, (f"person {n}" for n in range(10_000)))
    await publish(await town.admin())
    sending = mailing(town)
    await sending.go()
    tracemalloc.start()
    try:
        served, before = 200, tracemalloc.get_traced_memory()[0]
        while posted := await sending.go():
            served += len(posted)
        most = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert served == 10_000
    assert most < 4_000_000, most
