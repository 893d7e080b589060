"""A form that was left, on Telegram over real HTTP: the offer is a new message, and erasing is silent."""

from datetime import timedelta
from pathlib import Path

from bot.app import utc_now
from tests.engines import connections_ended
from tests.fakes import FakeClock
from tests.telegram_api import Api
from tests.telegram_town import at_work, settings_of, unhurried

_WITHIN = 15


async def test_left_form_is_offered_and_erased(api: Api, sqlite_url: str, keys: Path, tmp_path: Path) -> None:
    clock = FakeClock(utc_now())
    settings = settings_of(tmp_path, sqlite_url, keys, api)
    async with at_work(settings, unhurried(), clock) as (core, _):
        lan = api.person(2001)
        lan.say("có nhóm đánh bạc ở thôn 3 Tiên Cảnh ngay bây giờ")
        await lan.sees("ai đang gặp nguy hiểm", within=_WITHIN, fresh=True)
        clock.move(timedelta(hours=25))
        await core.pass_time()
        await lan.sees("chưa gửi đi.", within=_WITHIN, fresh=True)
        lan.press("Viết tiếp tin đang dở")
        await lan.sees("ai đang gặp nguy hiểm", within=_WITHIN, fresh=True)
        lan.press("Không")
        await lan.sees("nút đầu tiên", within=_WITHIN, fresh=True)
        lan.press("Đúng: Cờ bạc, cá độ")
        await lan.sees("thôn 3 Tiên Cảnh", within=_WITHIN, fresh=True)
        said = len(list(lan.chat.from_bot()))
        clock.move(timedelta(hours=80))
        await core.pass_time()
        await core.sweep_outbox()
        assert len(list(lan.chat.from_bot())) == said
        lan.say("xin chào")
        await lan.sees("chúng tôi đã xóa", within=_WITHIN, fresh=True)
    await connections_ended()
