"""When the unit works and how early it wants to be reminded: what its deadlines are counted with."""

from datetime import date, time
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Office(BaseModel):
    """The unit's hours and its own calendar, beside the public holidays that are known without it.

    Reminders go out between `opens` and `closes` on working days, those of urgent cases at any hour. `days_off` are
    days on which nobody works there though no calendar says so; `worked_days` are days off on which they do, as when
    a day is swapped. An urgent case is to be taken within `urgent_minutes`. A reminder comes `remind_hours` before a
    case should be taken, `remind_days` before any later deadline; never before half of the time is over.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    opens: time = time(7, 30)
    closes: time = time(17)
    days_off: tuple[date, ...] = ()
    worked_days: tuple[date, ...] = ()
    urgent_minutes: int = Field(default=30, gt=0)
    remind_hours: int = Field(default=4, gt=0)
    remind_days: int = Field(default=3, gt=0)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError("'opens' must be before 'closes'")
        if both := set(self.days_off) & set(self.worked_days):
            raise ValueError(f"{min(both):%Y-%m-%d} is among both 'days_off' and 'worked_days'")
        return self
