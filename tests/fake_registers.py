"""The registers in memory, for stories of the dialogue: they give the outcomes that the turn would give."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.dialogue.register_effects import (
    AnswerThanks,
    FindModel,
    FindWarning,
    KeepRemark,
    ListModels,
    ListWarnings,
    RegisterEffect,
    TurnWarnings,
)
from bot.dialogue.register_events import (
    ModelFound,
    ModelLine,
    ModelMissing,
    ModelsListed,
    RegisterEvent,
    RemarkKept,
    ThanksAnswer,
    ThanksAnswered,
    ThanksMissing,
    WarningFound,
    WarningLine,
    WarningMissing,
    WarningsListed,
    WarningsTurned,
)

A_DAY = datetime(2026, 11, 20, tzinfo=UTC)
PAGE = 2


@dataclass
class FakeRegisters:
    """Two communes with models, one warning, and whoever is subscribed; `offered` are cases with thanks."""

    models: list[ModelLine] = field(
        default_factory=lambda: [
            ModelLine(1, "camera", "Camera an ninh", "20878", "new", A_DAY, is_sample=True),
            ModelLine(2, "self_managed", "Tự quản thôn", "20878", "effective", A_DAY, is_sample=False),
            ModelLine(3, "other", "Ánh sáng đường quê", "20878", "retired", A_DAY, is_sample=False),
            ModelLine(4, "camera", "Camera bến cá", "20455", "strengthened", A_DAY, is_sample=False),
        ]
    )
    warning: WarningFound = field(
        default_factory=lambda: WarningFound(
            "Giả danh cán bộ", "Có người gọi điện.", "Công an xã", None, A_DAY
        )
    )
    remarks: list[KeepRemark] = field(default_factory=list)
    subscribed: TurnWarnings | None = None
    thanks: dict[int, ThanksAnswer | None] = field(default_factory=dict)

    def carry_out(self, effect: RegisterEffect) -> RegisterEvent:
        """Do one effect."""
        match effect:
            case ListModels():
                return self._listed(effect)
            case FindModel(number=number):
                return next((ModelFound(one) for one in self.models if one.number == number), ModelMissing())
            case KeepRemark(kind=kind):
                self.remarks.append(effect)
                return RemarkKept(kind)
            case ListWarnings(commune=commune):
                on = self.subscribed
                line = WarningLine(1, self.warning.topic, None)
                return WarningsListed(commune, (line,), on is not None, on.commune if on else None)
            case FindWarning(number=number):
                return self.warning if number == 1 else WarningMissing()
            case TurnWarnings(commune=commune, consent=consent):
                self.subscribed = effect if consent else None
                return WarningsTurned(consent is not None, commune)
            case AnswerThanks(number=number, answer=answer):
                if number not in self.thanks:
                    return ThanksMissing()
                self.thanks[number] = answer
                return ThanksAnswered(number, answer)

    def _listed(self, effect: ListModels) -> ModelsListed:
        found = [
            one for one in self.models if effect.commune in (None, one.commune) and one.state != "retired"
        ]
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(effect.page, 1), pages)
        return ModelsListed(effect.commune, page, pages, tuple(found[(page - 1) * PAGE : page * PAGE]))
