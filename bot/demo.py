"""The demo: three phones side by side, on its own database, with sample cases and staff already enrolled."""

import re
import secrets

from rich.console import Console
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.app import Core, running
from bot.channels.base import Envelope
from bot.channels.web.door import refuse_other_sites
from bot.channels.web.input import BadInputError
from bot.channels.web.static import answer, page_files
from bot.demo_registers import load_registers
from bot.demo_samples import load_samples
from bot.desk.people import make_invite
from bot.dialogue.events import CommandReceived
from bot.server import ServerError, WebServer
from bot.settings import Settings
from storage import migrate, staff
from storage.engine import Database
from storage.staff import Invite
from storage.vault import SessionTokens, Vault
from storage.work import Work

_STAFF = ("officer", "admin")
_THIS_MACHINE = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)


class Demo:
    """The demo's own routes, under this machine's own names alone: a site that makes its name lead here reads
    nothing. The phones' tokens are known once the service runs.
    """

    def __init__(self) -> None:
        self._core: Core | None = None
        self._tokens: dict[str, str] = {}
        self._pages = page_files()

    def routes(self) -> list[Route]:
        """A phone, the tokens for the staff's phones, the button that sends the digest."""
        return [
            Route("/phone", self._phone),
            Route("/demo/phones", self._phones),
            Route("/demo/digest", self._digest, methods=["POST"]),
        ]

    def begin(self, core: Core, tokens: dict[str, str]) -> None:
        """The service runs."""
        self._core, self._tokens = core, tokens

    async def _phone(self, request: Request) -> Response:
        _refuse_other_names(request)
        return answer(request, self._pages["chat.html"])

    async def _phones(self, request: Request) -> Response:
        _refuse_other_names(request)
        return JSONResponse({"citizen": None} | self._tokens, headers={"Cache-Control": "no-store"})

    async def _digest(self, request: Request) -> Response:
        _refuse_other_names(request)
        _refuse_other_pages(request)
        if self._core is not None:
            self._core.delivery.offer(await self._core.rounds.go_now())
        return JSONResponse({})


def _refuse_other_names(request: Request) -> None:
    if _THIS_MACHINE.fullmatch(request.headers.get("host", "")) is None:
        raise HTTPException(404)


def _refuse_other_pages(request: Request) -> None:
    """No cookie guards the demo's button, so here the sender must say that it is our own page."""
    headers = request.headers
    if "sec-fetch-site" not in headers and headers.get("origin", "null") == "null":
        raise BadInputError("cross_site", "this call may come from our own page only", 403)
    refuse_other_sites(request)


async def demo(settings: Settings, days: int) -> None:
    """Prepares what is missing, loads samples into an empty database, and serves until told to stop."""
    # Its staff phones open without a password: nobody but this machine may reach them.
    if settings.web_host not in ("127.0.0.1", "localhost", "::1"):
        raise ServerError("the demo serves this machine alone: TINBAO_WEB_HOST must be 127.0.0.1")
    if "staff_totp" not in settings.model_fields_set:  # nobody trying it out should need an app first
        settings = settings.model_copy(update={"staff_totp": "off"})
    await _prepare(settings)
    demo_page = Demo()
    server = WebServer(settings, home="demo.html", extra=demo_page.routes())
    async with running(settings, [server.channel]) as core:
        tokens = await _staff_phones(core)
        await load_samples(core.database, core.vault, core.world.clock(), days, core.seeds.unit)
        await load_registers(core.database, core.vault, core.world.clock())
        demo_page.begin(core, tokens)
        address = f"http://{settings.web_host}:{settings.web_port}"
        Console().print(f"Tin Báo: [bold]{address}[/bold]  (Ctrl+C to stop; data in {settings.keys.parent})")
        await server.serve(core)


async def _prepare(settings: Settings) -> None:
    vault = Vault.open(settings.keys) if settings.keys.exists() else Vault.create(settings.keys)
    database = Database.open(settings.database_url.get_secret_value())
    try:
        await migrate.upgrade(database, vault)
    finally:
        await database.close()


async def _staff_phones(core: Core) -> dict[str, str]:
    """The bearer tokens of the demo's officer and admin, who are enrolled where they are not yet."""
    issuer = SessionTokens(core.vault)
    tokens = {role: issuer.issue_for(f"demo {role}") for role in _STAFF}
    for role, token in tokens.items():
        user_id = issuer.user_id(token) or ""
        if not await _is_staff(core, user_id):
            await _enrol(core, user_id, role)
    return tokens


async def _is_staff(core: Core, user_id: str) -> bool:
    key = core.vault.pseudonym("web", user_id)
    async with core.database.reading() as connection:
        return any(one.conversation == key for one in await staff.active(Work(connection, core.vault)))


async def _enrol(core: Core, user_id: str, role: str) -> None:
    async with core.database.writing() as connection:
        work = Work(connection, core.vault)
        code = make_invite(work, Invite(role), core.world.clock(), by=None)
        await work.flush()
    for event in (CommandReceived("start", code), CommandReceived("start")):
        envelope = Envelope("web", user_id, secrets.token_hex(8), user_id, event, core.world.clock())
        await core.intake.submit(envelope)
