"""Sample cases for the demo, each marked as one: they show lists, digests and filters at work."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.aliases import draw_alias
from bot.deadlines import terms
from bot.dialogue import receipt
from bot.dialogue.content import Operator
from storage import cases, clocks, staff
from storage.cases import NewCase, Summary
from storage.engine import Database
from storage.tables import cases as case_table
from storage.vault import Vault
from storage.work import Work

_A_DAY = 6
_COMMUNES = ("20878", "20854", "20341", "20410", "20455", "20335", "20242", "20965")
_WORKED_ON = {
    "accepted": (),
    "in_progress": ("in_progress",),
    "resolved": ("in_progress", "resolved"),
}
"""Where a case stands whose officer took it → the statuses it went through since."""
_OUTCOME = "Mẫu: đã đến kiểm tra và nhắc nhở, việc đã ổn."


@dataclass(frozen=True, slots=True)
class _Sample:
    """A made-up case: no name, no number, no real event.

    `answers` are to the form's questions but `place`, the one that asks where.
    """

    form: str
    category: str
    subcategory: str | None
    answers: Mapping[str, Any]
    is_urgent: bool = False
    place: str = "place"


def _tip(category: str, subcategory: str | None, what: str, when: str, *, is_urgent: bool = False) -> _Sample:
    kind = {"kind": subcategory} if subcategory else {}
    answers = {"danger": "danger.no", "category": category, **kind, "what": what, "when": when}
    return _Sample("tip", category, subcategory, answers, is_urgent)


def _hand_in(kind: str, count: int, **more: str) -> _Sample:
    answers = {"explosive": "explosive.no", "kind": kind, "count": count, **more}
    return _Sample("hand_in", "weapon", kind, {**answers, "handover": "handover.come", "suits": "suits.any"})


def _desk(form: str, **answers: str | int) -> _Sample:
    return _Sample(form, form, None, answers)


_SAMPLES = (
    _tip("crime", "theft", "Mẫu: mất một xe máy để trước nhà lúc nửa đêm.", "when.yesterday"),
    _tip("crime", "scam", "Mẫu: có người gọi điện tự xưng cán bộ, đòi chuyển tiền.", "when.today"),
    _tip("social_evil", "gambling", "Mẫu: tụ tập đánh bạc sau chợ vào buổi chiều.", "when.repeated"),
    _tip(
        "public_order",
        "street_racing",
        "Mẫu: nhóm thanh niên nẹt pô, đuổi nhau trên đường liên xã.",
        "when.repeated",
    ),
    _tip("public_order", "disturbance", "Mẫu: loa kéo mở lớn tới khuya nhiều ngày liền.", "when.repeated"),
    _tip("other", None, "Mẫu: đèn đường đầu thôn hỏng, tối dễ xảy ra trộm cắp.", "when.repeated"),
    _hand_in("homemade_gun", 1, loaded="loaded.no"),
    _hand_in("ammunition", 12),
    _tip(
        "weapon",
        "suspected_explosive",
        "Mẫu: thấy vật lạ rỉ sét ở bờ ruộng, chưa ai đụng vào.",
        "when.today",
        is_urgent=True,
    ),
    _Sample(
        "flood",
        "flood",
        None,
        {"people": 4, "weak": "weak.old", "water": "water.waist", "battery": "battery.low"},
        is_urgent=True,
        place="call",
    ),
    _desk(
        "mediation",
        about="about.noise",
        words="Mẫu: hai nhà vướng chuyện loa kéo.",
        agreed="agreed.not_asked",
        consent="consent.yes",
    ),
    _desk("camera", when="seen.yesterday", type="type.shop", words="Mẫu: camera quay ra ngã ba."),
    _desk("question", words="Mẫu: muốn lập tổ tự quản trong xóm thì bắt đầu thế nào?"),
)


async def load_samples(
    database: Database, vault: Vault, now: datetime, days: int, unit: Operator | None = None
) -> None:
    """Files a handful of cases a day over the last `days`, once: only into a database without cases.

    Half of them are in an officer's hands, or through them, if there is an officer. By the hours of the `unit` some
    of the others are overdue; nobody is reminded of those.
    """
    async with database.writing() as connection:
        if await connection.scalar(select(func.count()).select_from(case_table)):
            return
        work = Work(connection, vault)
        officer = next((one.id for one in await staff.active(work) if one.role == "officer"), None)
        chance = random.Random(138)  # noqa: S311 - the same samples for everybody, nothing secret
        for at in _moments(now, days, chance):
            line = await _file(work, chance.choice(_SAMPLES), chance.choice(_COMMUNES), at, chance)
            if unit is not None:
                due_at = terms.reception(at, unit, is_urgent=line.is_urgent).due_at
                clocks.start(work, line.number, "reception", at, due_at, None)
            if chance.random() < 0.5 and officer is not None:
                _work_on(work, line.number, officer, chance.choice(list(_WORKED_ON)), at)
        await work.flush()


def _moments(now: datetime, days: int, chance: random.Random) -> list[datetime]:
    minutes = sorted(chance.randrange(20, days * 24 * 60) for _ in range(days * _A_DAY))
    return [now - timedelta(minutes=minute) for minute in reversed(minutes)]


async def _file(work: Work, sample: _Sample, commune: str, at: datetime, chance: random.Random) -> Summary:
    new = NewCase(
        code=receipt.from_bytes(chance.randbytes(receipt.RANDOM_BYTES)),
        alias=draw_alias(),
        form=sample.form,
        category=sample.category,
        subcategory=sample.subcategory,
        is_urgent=sample.is_urgent,
        commune=commune,
        answers={**sample.answers, sample.place: {"commune": commune, "words": None, "point": None}},
        item_count=sample.answers.get("count"),
        file_ids=(),
        who=None,
        is_sample=True,
    )
    return await cases.file_case(work, new, at)


def _work_on(work: Work, number: int, officer: int, status: str, filed_at: datetime) -> None:
    """Some minutes after it came in the officer takes the case, and then moves it along."""
    at = filed_at + timedelta(minutes=4)
    cases.assign(work, number, officer, "accepted", at)
    cases.add_event(work, number, "status", at, status="accepted", staff_id=officer)
    for step in _WORKED_ON[status]:
        at += timedelta(minutes=4)
        cases.set_status(work, number, step, at)
        cases.add_event(work, number, "status", at, status=step, staff_id=officer)
    if status in cases.CLOSED:
        cases.add_event(work, number, "answer", at, text=_OUTCOME, staff_id=officer)
