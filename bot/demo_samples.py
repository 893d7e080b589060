"""Sample cases for the demo, each marked as one: they show lists, digests and filters at work."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.aliases import draw_alias
from bot.app import Core
from bot.dialogue import receipt
from storage import cases
from storage.cases import NewCase
from storage.tables import cases as case_table
from storage.work import Work

_A_DAY = 6
_COMMUNES = ("20878", "20854", "20341", "20410", "20455", "20335", "20242", "20965")


@dataclass(frozen=True, slots=True)
class _Sample:
    """A made-up tip: no name, no number, no real event."""

    category: str
    what: str
    subcategory: str | None = None
    is_urgent: bool = False
    form: str = "tip"
    count: int | None = None


_SAMPLES = (
    _Sample("crime", "Mẫu: mất một xe máy để trước nhà lúc nửa đêm."),
    _Sample("crime", "Mẫu: có người gọi điện tự xưng cán bộ, đòi chuyển tiền.", "scam"),
    _Sample("social_evil", "Mẫu: tụ tập đánh bạc sau chợ vào buổi chiều."),
    _Sample("public_order", "Mẫu: nhóm thanh niên nẹt pô, đuổi nhau trên đường liên xã."),
    _Sample("public_order", "Mẫu: loa kéo mở lớn tới khuya nhiều ngày liền."),
    _Sample("other", "Mẫu: đèn đường đầu thôn hỏng, tối dễ xảy ra trộm cắp."),
    _Sample("weapon", "Mẫu: nhà có khẩu súng kíp cũ muốn giao nộp.", "homemade_gun", form="hand_in", count=1),
    _Sample("weapon", "Mẫu: nhặt được một hộp đạn cũ khi dọn nhà.", "ammunition", form="hand_in", count=12),
    _Sample(
        "weapon",
        "Mẫu: thấy vật lạ rỉ sét ở bờ ruộng, chưa ai đụng vào.",
        "suspected_explosive",
        is_urgent=True,
    ),
)


async def load_samples(core: Core, days: int) -> None:
    """Files a handful of cases a day over the last `days`, once: only into a database without cases."""
    async with core.database.writing() as connection:
        if await connection.scalar(select(func.count()).select_from(case_table)):
            return
        work = Work(connection, core.vault)
        chance = random.Random(138)  # noqa: S311 - the same samples for everybody, nothing secret
        for moment in _moments(core.world.clock(), days, chance):
            await _file(work, chance.choice(_SAMPLES), chance.choice(_COMMUNES), moment, chance)
        await work.flush()


def _moments(now: datetime, days: int, chance: random.Random) -> list[datetime]:
    minutes = sorted(chance.randrange(20, days * 24 * 60) for _ in range(days * _A_DAY))
    return [now - timedelta(minutes=minute) for minute in reversed(minutes)]


async def _file(work: Work, sample: _Sample, commune: str, at: datetime, chance: random.Random) -> None:
    place: dict[str, Any] = {"commune": commune, "words": None, "point": None}
    answers: dict[str, Any] = {"what": sample.what, "place": place}
    new = NewCase(
        code=receipt.from_bytes(chance.randbytes(10)),
        alias=draw_alias(),
        form=sample.form,
        category=sample.category,
        subcategory=sample.subcategory,
        is_urgent=sample.is_urgent,
        commune=commune,
        answers=answers,
        item_count=sample.count,
        file_ids=(),
        who=None,
        is_sample=True,
    )
    line = await cases.file_case(work, new, at)
    if chance.random() < 0.5:
        cases.set_status(work, line.number, chance.choice(("accepted", "in_progress", "resolved")), at)
