"""The digest's figures in words, one part after the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue.content import Category, Context

_GUNS = ("gun", "homemade_gun")
_COUNTED = (*_GUNS, "support_tool", "ammunition")
_TOP_COMMUNES = 5
_REST = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """In whose language, and where the clock hangs."""

    context: Context
    locale: str
    zone: ZoneInfo

    def text(self, key: str, **values: str) -> str:
        """A text of the catalogue."""
        return self.context.texts.render(key, self.locale, **values)

    def head(self, start: datetime, end: datetime, *, is_late: bool, has_samples: bool) -> str:
        """From when to when, and what must be known of the figures before they are read."""
        head = self.text("digest-head", start=self._at(start), end=self._at(end))
        notes = {"digest-late": is_late, "digest-samples": has_samples}
        return "\n".join([head, *(self.text(key) for key, holds in notes.items() if holds)])

    def categories(self, now: Mapping[str, int], before: Mapping[str, int]) -> str:
        """The sum and every category the forms offer, zeros too; a case of any other is counted as `other`."""
        tree = self.context.programme.categories
        shown = [one.key for one in tree if _is_offered(one) or one.key in now or one.key in before]
        lines = [self.text("digest-new", **_pair(sum(now.values()), sum(before.values())))]
        for key in shown:
            counted = [_counted(key, shown, day) for day in (now, before)]
            lines.append(self._line(self.text(f"category-{key}"), *counted))
        return "\n".join(lines)

    def communes(self, now: Mapping[str | None, int], before: Mapping[str | None, int]) -> str:
        """The communes with the most cases, and the rest in one line."""
        ranked = sorted(
            now.keys() | before, key=lambda code: (-now.get(code, 0), -before.get(code, 0), code or "")
        )
        top, rest = ranked[:_TOP_COMMUNES], ranked[_TOP_COMMUNES:]
        lines = [self.text("digest-communes")]
        lines += [self._line(self._place(code), now.get(code, 0), before.get(code, 0)) for code in top]
        others = [sum(day.get(code, 0) for code in rest) for day in (now, before)]
        lines.append(self._line(self.text("digest-communes-rest"), *others))
        return "\n".join(lines)

    def hand_ins(self, kinds: Mapping[str, tuple[int, int]]) -> str:
        """The article's three counts: guns (homemade ones among them), support tools, ammunition."""
        none = (0, 0)
        guns = [kinds.get(kind, none) for kind in _GUNS]
        tools, rounds = kinds.get("support_tool", none), kinds.get("ammunition", none)
        others = sum(offers for kind, (offers, _) in kinds.items() if kind not in _COUNTED)
        return self.text(
            "digest-hand-ins",
            guns=str(sum(pieces for _, pieces in guns)),
            gun_offers=str(sum(offers for offers, _ in guns)),
            tools=str(tools[1]),
            tool_offers=str(tools[0]),
            rounds=str(rounds[1]),
            round_offers=str(rounds[0]),
            others=str(others),
        )

    def standing(self, unfinished: int, overdue: int, urgent: int, patience: int) -> str:
        """What is still to be done."""
        return self.text(
            "digest-standing",
            open=str(unfinished),
            overdue=str(overdue),
            urgent=str(urgent),
            hours=str(patience),
        )

    def chain(self, number: int, mark: str) -> str:
        """The head of the audit chain."""
        return self.text("digest-chain", number=str(number), hash=mark or "–")

    def _line(self, name: str, now: int, before: int) -> str:
        return self.text("digest-line", name=name, **_pair(now, before))

    def _place(self, code: str | None) -> str:
        found = self.context.gazetteer.commune(code) if code else None
        return found.label if found else self.text("desk-place-unknown")

    def _at(self, moment: datetime) -> str:
        return moment.astimezone(self.zone).strftime("%H:%M %d/%m")


def _is_offered(category: Category) -> bool:
    return bool(category.forms) or any(child.forms for child in category.children)


def _counted(key: str, shown: list[str], day: Mapping[str, int]) -> int:
    """The cases of a category; `other` also takes in those of categories that are no longer in the tree."""
    if key != _REST:
        return day.get(key, 0)
    return day.get(key, 0) + sum(count for other, count in day.items() if other not in shown)


def _pair(now: int, before: int) -> dict[str, str]:
    return {"count": str(now), "before": str(before)}
