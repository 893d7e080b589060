"""One walk through each desk that is a form, from the menu to its receipt: the same on every channel."""

WALKS: dict[str, tuple[str, ...]] = {
    "tip": (
        *("menu.tip", "danger.no", "public_order", "form.skip", "= Có nhóm đua xe trước cổng trường"),
        *("when.now", "= xã Thạnh Bình", "place.20878", "form.skip", "source.saw", "form.skip"),
        *("at_risk.no", "contact.chat", "form.submit"),
    ),
    "hand_in": (
        *(
            "menu.hand_in",
            "explosive.no",
            "homemade_gun",
            "= 1",
            "loaded.no",
            "= xã Thạnh Bình",
            "place.20878",
        ),
        *("handover.come", "suits.any", "contact.chat", "form.submit"),
    ),
    "explosive": ("menu.hand_in", "explosive.unsure", "= xã Thạnh Bình"),
    "flood": ("menu.flood", "= Tien Canh Tien Phuoc, 5 nguoi, nuoc toi nguc"),
    "reintegration": (
        *("menu.desks", "menu.reintegration", "help.loan", "= Hỏi vay vốn ở đâu?", "form.skip"),
        *("contact.none", "form.submit"),
    ),
    "mediation": (
        *("menu.desks", "menu.mediation", "about.noise", "= Loa kéo tới khuya", "agreed.not_asked"),
        *("consent.yes", "= xã Thạnh Bình", "place.20878", "contact.chat", "form.submit"),
    ),
    "camera": (
        *("menu.desks", "menu.camera", "= xã Thạnh Bình", "place.20878", "seen.today", "type.home"),
        *("stored.week", "form.skip", "contact.chat", "form.submit"),
    ),
    "on_behalf": (
        *("menu.desks", "menu.on_behalf", "danger.no", "helper.family", "teller.agrees", "crime"),
        *("= Cụ kể bị đòi tiền", "when.today", "form.skip", "contact.none", "form.submit"),
    ),
    "question": (
        *("menu.desks", "menu.question", "= Lập tổ tự quản thế nào?", "form.skip", "contact.chat"),
        "form.submit",
    ),
    "data_request": (
        *("menu.privacy", "menu.data_request", "data_correct", "= Số nhà trong tin số 1 ghi sai"),
        *("contact.chat", "form.submit"),
    ),
}
"""Form → what is pressed, or typed after `= `."""
