"""Cases that tell of the same thing go together: one of them leads, the others go with it.

One that goes with another leads none, so there are no chains. Whoever joins or parts cases has locked them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from storage import cases, clocks
from storage.cases import EventKind, Summary, summaries, summary_of
from storage.tables import cases as table
from storage.work import Work


async def with_it(work: Work, number: int) -> Sequence[Summary]:
    """The cases that go with this one, in the order of their numbers."""
    await work.flush()
    statement = summaries().where(table.c.merged_into == number).order_by(table.c.number)
    return [summary_of(row) for row in await work.connection.execute(statement)]


async def head_of(work: Work, line: Summary) -> Summary:
    """The case that leads: this one, unless it goes with another."""
    if line.merged_into is None:
        return line
    return await cases.summary(work, line.merged_into) or line


async def lock_both(work: Work, one: int, other: int) -> tuple[Summary, Summary] | None:
    """A case and what leads the other, with all they go with, nobody else's to change; None if either is missing.

    Locked in the order of their numbers: two people who merge at once wait for each other in turn.
    """
    found: dict[int, Summary] = {}
    wanted = {one, other}
    while wanted - found.keys():
        for number in sorted(wanted - found.keys()):
            line = await cases.summary(work, number, lock=True)
            if line is None:
                return None
            found[number] = line
            if line.merged_into is not None:
                wanted.add(line.merged_into)
    return found[one], found[found[other].merged_into or other]


async def join(work: Work, one: Summary, head: Summary, staff_id: int | None, now: datetime) -> None:
    """`one` and all that goes with it go with `head` from now on, and stand where that stands."""
    moving = [one, *(await with_it(work, one.number))]
    for line in moving:
        _note(work, line.number, "merged", f">{head.number}", staff_id, now)
        _note(work, head.number, "merged", f"<{line.number}", staff_id, now)
        _stand(work, line.number, head, now)
        clocks.meet(work, line.number, "reception", now)  # whoever takes the head takes it
        work.update(table, {"number": line.number}, {"merged_into": head.number, "merged_count": 0})
    _count(work, head.number, head.merged_count + len(moving))
    await work.flush()


def _stand(work: Work, number: int, head: Summary, now: datetime) -> None:
    """It stands where its head stands, in the same hands."""
    work.update(
        table,
        {"number": number},
        {
            "status": head.status,
            "assignee_id": head.assignee_id,
            "taken_at": head.taken_at,
            "closed_at": head.closed_at,
            "updated_at": now,
        },
    )


async def part(work: Work, one: Summary, staff_id: int | None, now: datetime) -> None:
    """`one` goes alone from now on and stands where it stood. Nothing, if it goes with none."""
    head = await head_of(work, one)
    if one.merged_into is None:
        return
    _note(work, one.number, "split", f">{head.number}", staff_id, now)
    _note(work, head.number, "split", f"<{one.number}", staff_id, now)
    work.update(table, {"number": one.number}, {"merged_into": None})
    _count(work, head.number, head.merged_count - 1)
    await work.flush()


async def let_go(work: Work, head: Summary, now: datetime) -> None:
    """All that went with `head` go alone."""
    for line in await with_it(work, head.number):
        _note(work, line.number, "split", f">{head.number}", None, now)
        _note(work, head.number, "split", f"<{line.number}", None, now)
    work.update(table, {"merged_into": head.number}, {"merged_into": None})
    _count(work, head.number, 0)
    await work.flush()


async def hand_on(work: Work, head: Summary, now: datetime) -> Summary | None:
    """`head` goes alone; the oldest of those that went with it leads the others. It, or None if there is none."""
    left = await with_it(work, head.number)
    await let_go(work, head, now)
    if not left:
        return None
    first, others = replace(left[0], merged_into=None), left[1:]
    for count, line in enumerate(others):
        await join(work, replace(line, merged_into=None), replace(first, merged_count=count), None, now)
    return replace(first, merged_count=len(others))


def _count(work: Work, number: int, count: int) -> None:
    work.update(table, {"number": number}, {"merged_count": count})


def _note(work: Work, number: int, kind: EventKind, other: str, staff_id: int | None, now: datetime) -> None:
    cases.add_event(work, number, kind, now, status=other, staff_id=staff_id)
