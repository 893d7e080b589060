"""Sample models and a sample warning for the demo, each marked as one."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from storage import bulletins, models, staff
from storage.bulletins import Draft
from storage.engine import Database
from storage.staff import LEADERS
from storage.tables import model
from storage.vault import Vault
from storage.work import Work

_MODELS = (
    ("camera", "20878", "Camera an ninh, xã Thạnh Bình", "effective"),
    ("self_managed", "20878", "Tự phòng, tự quản, xã Thạnh Bình", "strengthened"),
    ("camera", "20455", "Camera an ninh, xã Tây Giang", "new"),
    ("self_managed", "20341", "Tự phòng, tự quản", "replicated"),
)
"""Kind, commune, name and state: named for what and where they would be, after nobody."""
_WARNING = Draft(
    topic="Mẫu: gọi điện tự xưng cán bộ, đòi chuyển tiền",
    body="Đây là cảnh báo mẫu để xem thử, không có thật.\n"
    "Có người gọi điện, tự xưng cán bộ, đòi chuyển tiền. Anh/chị đừng chuyển, và bấm “Báo tin” để kể lại.",
    source="mẫu",
    commune=None,
)


async def load_registers(database: Database, vault: Vault, now: datetime) -> None:
    """Fills an empty register, once; the warning needs an admin who wrote it."""
    async with database.writing() as connection:
        if await connection.scalar(select(func.count()).select_from(model)):
            return
        work = Work(connection, vault)
        at = now - timedelta(days=3)
        for kind, commune, name, state in _MODELS:
            made = await models.add(work, kind, commune, name, at, is_sample=True)
            models.set_state(work, made.id, state, at)
        admin = next((one.id for one in await staff.active(work) if one.role in LEADERS), None)
        if admin is not None:
            number = await bulletins.add(work, _WARNING, admin, at)
            bulletins.publish(work, number, admin, at)
        await work.flush()
