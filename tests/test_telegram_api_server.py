"""The Bot API server for tests as a program: a process of its own, failing aloud, keeping the token to itself."""

import asyncio
import os
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest
import telegram
from telegram.error import NetworkError

from tests.telegram_api import TOKEN, Api, Person, serving
from tests.telegram_api.clients import first_client
from tests.telegram_api.every_method import GROUP, LAN


async def test_server_runs_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram_api", "--port", "0",
        cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.PIPE, env=dict(os.environ),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        url = (await process.stdout.readline()).decode().strip()
        await _through_control(url)
    finally:
        process.terminate()
        await process.wait()


async def _through_control(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as control:
        acts = [
            {"person": LAN, "act": "say", "with": {"text": "/start"}, "first_name": "Lan"},
            {"group": GROUP, "act": "say", "with": {"by": LAN, "text": "/digest"}},
            {"act": "poison"},
        ]
        assert len((await control.post("/control/acts", json=acts)).raise_for_status().json()) == 3
        call = f"/bot{TOKEN}/sendMessage"
        button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
        await control.post(call, json={"chat_id": LAN, "text": "chào", "reply_markup": button})
        seen = await control.get(f"/control/chats/{LAN}/sees", params={"text": "chào"})
        assert seen.json()["buttons"] == [{"label": "A", "data": "a", "url": ""}]
        await control.post("/control/acts", json=[{"person": LAN, "act": "press", "with": {"label": "A"}}])
        await control.post("/control/faults", json={"method": "sendMessage", "status": 502})
        assert (await control.post(call, json={"chat_id": LAN, "text": "x"})).status_code == 502
        state = (await control.get("/control/state")).json()
        assert (len(state["pending"]), state["calls"], len(state["sends"])) == (4, 2, 1)
        missing = await control.post(
            "/control/acts", json=[{"person": LAN, "act": "press", "with": {"label": "B"}}]
        )
        assert "no button 'B'" in missing.json()["error"]


async def test_failure_of_the_server_itself_is_raised() -> None:
    stack = AsyncExitStack()
    server = await stack.enter_async_context(serving())
    bot = await stack.enter_async_context(first_client(server))
    del server.world.files
    with pytest.raises(NetworkError):
        await bot.get_file("x")
    with pytest.raises(ExceptionGroup, match="Bot API server for tests failed"):
        await stack.aclose()


async def test_server_logs_no_token(
    server: Api, lan: Person, bot: telegram.Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", logger="uvicorn")
    lan.say("một")
    await bot.get_updates(timeout=1)
    server.fail("sendMessage", dropped=True)
    with pytest.raises(NetworkError):
        await bot.send_message(LAN, "x")
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("uvicorn", "starlette"))]
    assert [line for line in ours if TOKEN in line] == []
