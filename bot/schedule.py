"""The timetable: what is done again and again, whether or not anybody writes."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger()

_SOON = timedelta(minutes=1)

Sweep = Callable[[], Awaitable[None]]


def timetable(sweeps: list[tuple[str, timedelta, Sweep]]) -> AsyncIOScheduler:
    """A scheduler that runs each sweep soon and then at its interval, never twice at once. The caller starts it.

    A sweep that raises is logged and comes again at its next time; nothing is lost, since what is due
    stays due in the database.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    for name, interval, sweep in sweeps:
        scheduler.add_job(
            _guarded(name, sweep),
            "interval",
            seconds=interval.total_seconds(),
            # Soon, or a service that is restarted often would never come to what is done every few hours.
            next_run_time=datetime.now(UTC) + min(interval, _SOON),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # late is better than never
        )
    return scheduler


def _guarded(name: str, sweep: Sweep) -> Sweep:
    async def run() -> None:
        try:
            await sweep()
        except Exception:  # whatever it was, the next round gets its chance
            log.exception("sweep_failed", command=name)

    return run
