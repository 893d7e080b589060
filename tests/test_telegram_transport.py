"""The HTTP client beneath python-telegram-bot's request layer: what it says, where it goes, how it fails."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.transport import Transport

PATH = "/bot123:SECRET/sendMessage"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Peer:
    """Somebody at the other end of the line: notes each request and says `answer`, nothing while that is None."""

    def __init__(self, answer: bytes | None) -> None:
        self.answer = answer
        self.heard: list[str] = []
        self.url = ""

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                text = head.decode()
                length = [line for line in text.splitlines() if line.lower().startswith("content-length:")]
                body = await reader.readexactly(int(length[0].partition(":")[2])) if length else b""
                self.heard.append(text + body.decode(errors="replace"))
                if self.answer is None:
                    await reader.read()
                writer.write(self.answer or b"")
        except asyncio.IncompleteReadError:
            writer.close()


@asynccontextmanager
async def listening(answer: bytes | None = OK) -> AsyncIterator[Peer]:
    peer = Peer(answer)
    server = await asyncio.start_server(peer, "127.0.0.1", 0)
    peer.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield peer


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport(2, 0.2)
    await made.initialize()
    yield made
    await made.shutdown()


def saying(text: str) -> RequestData:
    return RequestData([RequestParameter("text", text, None)])


async def test_words_go_out_and_the_answer_comes_back(transport: Transport) -> None:
    async with listening() as peer:
        assert await transport.do_request(peer.url + PATH, "POST", saying("a b&c")) == (200, b"ok")
    assert peer.heard[0].startswith(f"POST {PATH} ")
    assert "text=a+b%26c" in peer.heard[0]


async def test_file_goes_out_with_a_name_and_a_kind(transport: Transport) -> None:
    attached = RequestParameter("picture.jpg", None, [InputFile(b"pixels", filename="picture.jpg")])
    async with listening() as peer:
        data = RequestData([RequestParameter("chat_id", 7, None), attached])
        assert await transport.do_request(peer.url + PATH, "POST", data) == (200, b"ok")
    assert 'name="chat_id"' in peer.heard[0]
    assert 'filename="picture.jpg"' in peer.heard[0]
    assert "image/jpeg" in peer.heard[0]


async def test_redirect_is_followed_nowhere(transport: Transport) -> None:
    """Whoever sends us elsewhere would get the token there."""
    async with listening() as elsewhere:
        moved = f"HTTP/1.1 302 Found\r\nLocation: {elsewhere.url}\r\nContent-Length: 0\r\n\r\n"
        async with listening(moved.encode()) as peer:
            assert await transport.do_request(peer.url + PATH, "POST", saying("a")) == (302, b"")
    assert elsewhere.heard == []


async def test_silence_ends(transport: Transport) -> None:
    async with listening(None) as peer:
        with pytest.raises(TimedOut):
            await transport.do_request(peer.url + PATH, "POST", saying("a"))


@pytest.mark.parametrize("answer", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"])
async def test_broken_answer_names_no_address(transport: Transport, answer: bytes) -> None:
    async with listening(answer) as peer:
        with pytest.raises((NetworkError, TimedOut)) as caught:
            await transport.do_request(peer.url + PATH, "POST", saying("a"))
    assert "SECRET" not in repr(caught.value)


async def test_nobody_there_names_no_address(transport: Transport) -> None:
    async with listening() as peer:
        pass
    with pytest.raises(NetworkError) as caught:
        await transport.do_request(peer.url + PATH, "POST", saying("a"))
    assert "SECRET" not in repr(caught.value)
    assert peer.url not in repr(caught.value)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "ALL_PROXY"])
@pytest.mark.parametrize("prefix", ["http://", ""])
async def test_proxy_of_the_environment_is_used(
    transport: Transport, monkeypatch: pytest.MonkeyPatch, name: str, prefix: str
) -> None:
    async with listening() as proxy:
        monkeypatch.setenv(name, proxy.url.replace("http://", prefix))
        assert await transport.do_request(f"http://telegram.example{PATH}", "POST", saying("a")) == (
            200,
            b"ok",
        )
    assert proxy.heard[0].startswith(f"POST http://telegram.example{PATH} ")


async def test_address_the_environment_excepts_needs_no_proxy(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listening() as proxy, listening() as peer:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert await transport.do_request(peer.url + PATH, "POST", saying("a")) == (200, b"ok")
    assert proxy.heard == []


async def test_proxy_of_another_kind_is_a_failure_that_names_no_address(
    transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    with pytest.raises(NetworkError) as caught:
        await transport.do_request(f"http://telegram.example{PATH}", "POST", saying("a"))
    assert "SECRET" not in repr(caught.value)
