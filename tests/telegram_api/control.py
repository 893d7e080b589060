"""People and faults over HTTP, for a server in a process of its own: everything under `/control`.

- `POST /control/acts`: a list of `{"person": id, "act": "say", "with": {"text": …}}`, or `"group"` in place
  of `"person"` (its `with` may name a member: `"by": id`); gives what came of each, in order. An act may
  carry `"first_name"`, `"language"`, `"title"`, `"is_known"` for whom it meets first. Bytes are base64.
- `GET /control/chats/{id}`: the chat as it looks now. `GET /control/chats/{id}/sees?text=…&within=5&after=0`,
  which looks at messages with a greater id than `after`.
- `POST /control/faults`: the arguments of `Api.fail`. `DELETE /control/faults`.
- `GET /control/state`: what the bot was handed, confirmed and sent. `GET /control/calls?method=…&after=0`.
"""

import base64
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tests.telegram_api.api import Api
from tests.telegram_api.chats import Chat, Message
from tests.telegram_api.groups import Group
from tests.telegram_api.people import Person
from tests.telegram_api.presses import Press

PERSON_ACTS = frozenset(
    (
        "album", "block", "document", "edit", "open_link", "photo", "poll", "press", "say", "share_contact",
        "share_place", "sticker", "tap", "unblock", "voice",
    )
)  # fmt: skip
GROUP_ACTS = frozenset(("add_bot", "kick_bot", "press", "say", "upgrade"))
API_ACTS = frozenset(("add_update", "embellish", "enforce_limits", "poison", "renumber", "repeat", "swap"))


class Act(msgspec.Struct, forbid_unknown_fields=True):
    """One thing that happens. Neither a person nor a group: it happens to the server."""

    act: str
    arguments: dict[str, Any] = msgspec.field(name="with", default_factory=dict)
    person: int = 0
    group: int = 0
    first_name: str = "Lan"
    language: str = "vi"
    title: str = "Công an xã"
    is_known: bool = False


def routes(api: Api) -> list[BaseRoute]:
    """The routes under `/control`."""
    control = _Control(api)
    return [
        Route("/control/acts", control.acts, methods=["POST"]),
        Route("/control/chats/{id:str}", control.chat),
        Route("/control/chats/{id:str}/sees", control.sees),
        Route("/control/faults", control.fail, methods=["POST"]),
        Route("/control/faults", control.calm, methods=["DELETE"]),
        Route("/control/state", control.state),
        Route("/control/calls", control.calls),
    ]


class _Control:
    def __init__(self, api: Api) -> None:
        self._api = api

    async def acts(self, request: Request) -> Response:
        acts = msgspec.json.decode(await request.body(), type=list[Act])
        try:
            return _json([self._do(act) for act in acts])
        except AssertionError as failed:
            return _json({"error": str(failed)}, 409)

    async def chat(self, request: Request) -> Response:
        return _json(_chat_view(self._chat(request)))

    async def sees(self, request: Request) -> Response:
        chat, words = self._chat(request), request.query_params["text"]
        within = float(request.query_params.get("within", "5"))
        after = int(request.query_params.get("after", "0"))

        def found() -> Message | None:
            return next((m for m in chat.from_bot() if words in m.text and m.id > after), None)

        try:
            return _json(_message_view(await chat.until(found, within)))
        except TimeoutError:
            there = [message.text for message in chat.messages]
            return _json({"error": f"{words!r} did not show within {within} s; there is {there}"}, 409)

    async def fail(self, request: Request) -> Response:
        arguments = msgspec.json.decode(await request.body(), type=dict[str, Any])
        if isinstance(arguments.get("body"), str):
            arguments["body"] = arguments["body"].encode()
        self._api.fail(arguments.pop("method"), **arguments)
        return _json({})

    async def calm(self, request: Request) -> Response:
        del request
        self._api.calm()
        return _json({})

    async def state(self, request: Request) -> Response:
        del request
        api = self._api
        return _json(
            {
                "confirmed": api.confirmed,
                "acknowledged": api.acknowledged,
                "handed_out": api.handed_out,
                "pending": api.pending,
                "calls": len(api.calls),
                "sends": [[send.at, send.chat_id] for send in api.sends],
                "unanswered": [press.id for press in api.unanswered],
            }
        )

    async def calls(self, request: Request) -> Response:
        method = request.query_params.get("method", "").lower()
        after = int(request.query_params.get("after", "0"))
        return _json(
            [
                {"method": c.method, "parameters": c.parameters, "chat_id": c.chat_id, "at": c.at}
                for c in self._api.calls[after:]
                if method in ("", c.method.lower())
            ]
        )

    def _chat(self, request: Request) -> Chat:
        return self._api.chat(int(request.path_params["id"]))

    def _do(self, act: Act) -> Any:
        arguments = _with_bytes(act.arguments)
        if act.group:
            group = self._api.group(act.group, act.title)
            by = self._api.person(arguments.pop("by", None) or act.person)
            assert act.act in GROUP_ACTS, f"groups do not {act.act}"
            return _outcome(_bound(group, act.act)(by, **_found_message(group.chat, arguments)))
        if act.person:
            person = self._api.person(act.person, act.first_name, act.language, is_known=act.is_known)
            assert act.act in PERSON_ACTS, f"people do not {act.act}"
            return _outcome(_bound(person, act.act)(**_found_message(person.chat, arguments)))
        assert act.act in API_ACTS, f"the server does not {act.act}"
        return _outcome(_bound(self._api, act.act)(**arguments))


def _bound(actor: Person | Group | Api, act: str) -> Callable[..., Any]:
    bound: Callable[..., Any] = getattr(actor, act)
    return bound


def _found_message(chat: Chat, arguments: dict[str, Any]) -> dict[str, Any]:
    """A message is named by its id."""
    names = arguments.keys() & {"message", "reply_to"}
    return arguments | {name: chat.history[arguments[name]] for name in names}


def _with_bytes(arguments: dict[str, Any]) -> dict[str, Any]:
    decoded = dict(arguments)
    if "data" in decoded:
        decoded["data"] = base64.b64decode(decoded["data"])
    if "pictures" in decoded:
        decoded["pictures"] = [base64.b64decode(picture) for picture in decoded["pictures"]]
    return decoded


def _outcome(result: Any) -> Any:
    if isinstance(result, list):
        return [_outcome(one) for one in result]
    if isinstance(result, Message):
        return {"message_id": result.id}
    return {"query_id": result.id} if isinstance(result, Press) else result


def _chat_view(chat: Chat) -> dict[str, Any]:
    return {
        "messages": [_message_view(message) for message in chat.messages],
        "keyboard": chat.keyboard,
        "actions": chat.actions,
        "is_blocked": chat.is_blocked,
    }


def _message_view(message: Message) -> dict[str, Any]:
    return {
        "message_id": message.id,
        "from_bot": message.from_bot,
        "text": message.text,
        "buttons": [{"label": b.label, "data": b.data, "url": b.url} for b in message.buttons],
        "protected": message.protected,
        "preview": message.preview,
        "content": message.content,
    }


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
