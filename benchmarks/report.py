"""Runs every measure, peers and ours by turns, and prints the table."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console

from benchmarks import digest, first_page, kills, latency, lists, memory, ours, search, telegram
from benchmarks.conversation import Turn, up_to_the_description, whole_tip
from benchmarks.drive import Load
from benchmarks.fresh import fresh
from benchmarks.peers import aiogram_bot, ptb_bot, ptb_polling
from benchmarks.rows import Row, at_least, at_most, ratio, table
from benchmarks.service import postgresql_url, sqlite_url
from benchmarks.telegram_people import Script
from tests.telegram_kills import Storm

NOTES = """\
{citizens:,} citizens, {width} at a time, {turns} turns and {replies} replies each; a citizen writes again
once answered. The conversation is our real tip form, walked by our own dialogue; the peers say the same
words with as many buttons and put one tip on disk at the end. Tips and replies are counted after each run.

Ours: the service as `tinbao run` wires it, a commit with fsync and sealing before every reply, until the
last reply was handed over and its row is gone from the outbox. The one difference: a null channel stands for
the network, and as on a network that keeps messages itself, a row delivered is deleted, where the web
channel, whose mailbox is the outbox, marks it as sent and keeps it.

python-telegram-bot: ConversationHandler and PicklePersistence every 60 s, as in its examples. In memory:
until the last reply; a crash loses up to 60 s of conversations. On disk: the same run until one
update_persistence() and flush() after it, so its state reaches the disk once, not before each reply; the
pickle is not fsynced.

aiogram: FSM as in its examples. In memory: MemoryStorage. On disk: it ships storages for Redis and MongoDB
only, so this is the plain SQLite one somebody would write, one UPSERT and one commit a change.

Kind to the peers: updates are parsed before the clock starts and handed over without polling; buttons are a
keyboard, so no time goes into answering presses; aiogram's messages are not even encoded. Everybody runs on
the same Python and asyncio's own loop, each run in a fresh process. The faster peer of a round counts.

Search: {searched:,} cases of {words} words out of 2,000 syllables, some far more frequent than others; whole turns of
an officer, {kinds} kinds of queries, the slowest of them counts.

Telegram: {telegram_citizens:,} citizens, {telegram_width} at a time, on a strict Bot API server in
a process of its own with the people in it, over HTTP on loopback. Both bots poll with their own client and
transport, hear the same typed words, and nobody is held to Telegram's limits; until the last citizen has
the last answer. Ours is on disk before each reply, the peer's state in memory. In the row with buttons our
citizens press them, which costs us two calls more a turn, while the peer's go on typing.

Telegram's limits: everybody asks one question at once and the server refuses whatever is too fast; one chat
more is told to wait a minute and holds up nobody. A press counts as acknowledged first if it was when the
answer to it arrived.

Pages of /tips: 15 lists (each filter alone, and what officers of two communes press), the first page and the one
after it, with what is counted of them; the medians of nine readings added up, over the same with 1,000 cases.

kill -9: the service is killed {kills} times at random moments while {storm_people:,} people file tips on the
strict server. Counted if every update that was handed out is one turn, everybody's last message is their own
receipt, nothing was said out of order, and neither the log nor the disk holds a word of anybody in the clear.

A ratio is taken within each of {rounds} round(s); the median is the figure, the spread the lowest and the
highest. Databases in {folder}; {processors} processors, load average before the start {busy:.1f}.
"""
"""One paragraph a note."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    load: Load
    rounds: int
    open_conversations: int
    alone: int
    cases: int
    listed: Sequence[int]
    telegram: Load
    chats: int
    storm: Storm
    searched: tuple[int, ...] = (1_000, 100_000, 1_000_000)


FULL = Plan(
    Load(3_000),
    rounds=3,
    open_conversations=100_000,
    alone=40,
    cases=100_000,
    listed=(100_000, 1_000_000),
    telegram=Load(300, 64),
    chats=1_000,
    storm=kills.STORM,
)
QUICK = Plan(
    Load(300),
    rounds=1,
    open_conversations=3_000,
    alone=10,
    cases=10_000,
    listed=(20_000,),
    telegram=Load(100, 64),
    chats=100,
    storm=kills.QUICK,
    searched=(1_000, 10_000),
)


@dataclass(frozen=True, slots=True)
class Rates:
    """Turns per second, one value a round."""

    sqlite: list[float] = field(default_factory=list)
    postgresql: list[float] = field(default_factory=list)
    ptb_memory: list[float] = field(default_factory=list)
    ptb_disk: list[float] = field(default_factory=list)
    aiogram_memory: list[float] = field(default_factory=list)
    aiogram_disk: list[float] = field(default_factory=list)


class Bench:
    """One run of everything. `root` is where databases are put."""

    def __init__(self, plan: Plan, root: Path, console: Console) -> None:
        self._plan = plan
        self._root = root
        self._console = console
        self._turns: Sequence[Turn] = whole_tip()

    def rows(self) -> list[Row]:
        """Every line of the table."""
        return [
            self._first_page(),
            self._digest(),
            *self.list_rows(),
            *self.search_rows(),
            self._alone(),
            *self._throughput(),
            self._memory(),
            *self.telegram_rows(),
            self.kills_row(),
        ]

    def search_rows(self) -> list[Row]:
        """The lines about search."""
        made = list[Row]()
        for engine, measure in (("SQLite", search.on_sqlite), ("PostgreSQL", search.on_postgresql)):
            found = []
            for count in self._plan.searched:
                self._say(f"search among {count:,} cases on {engine}")
                found.append(fresh(partial(measure, count=count), self._root))
                for kind, seconds in found[-1].items():
                    self._say(f"  {kind}: {1000 * median(seconds):.1f} ms")
            made += search.rows_of(self._plan.searched, engine, found)
        return made

    def kills_row(self) -> Row:
        """The line about being killed."""
        self._say(f"{self._plan.storm.kills} kills while {self._plan.storm.people} people file tips")
        folder = self._root / "kills"
        folder.mkdir()
        return kills.measure(folder, self._plan.storm)

    def telegram_rows(self) -> list[Row]:
        """The lines about Telegram."""
        peer, typed, pressed, first = list[float](), list[float](), list[float](), list[float]()
        for at in range(self._plan.rounds):
            name = f"Telegram, round {at + 1} of {self._plan.rounds}"
            self._say(f"{name}: python-telegram-bot")
            measure = partial(ptb_polling.measure, turns=self._turns, load=self._plan.telegram)
            peer.append(fresh(measure, self._root).rate)
            self._say(f"  {peer[-1]:,.0f} turns/s")
            typed.append(self._on_telegram(name, "typed")[0])
            rate, share = self._on_telegram(name, "pressed")
            pressed.append(rate)
            first.append(share)
        return [
            ratio("turns/s through Telegram, typed", typed, [peer], 1.0),
            ratio("turns/s through Telegram, buttons", pressed, [peer], 1.0),
            at_least("presses acknowledged before their answer", first, 100, "{:.1f} %"),
            self._paced(),
        ]

    def _on_telegram(self, name: str, script: Script) -> tuple[float, float]:
        """Turns per second, and how many percent of the presses were acknowledged first."""
        self._say(f"{name}: ours, {script}")
        measure = partial(telegram.measure_tips, load=self._plan.telegram, script=script)
        run, talk = fresh(measure, self._root)
        self._say(f"  {run.rate:,.0f} turns/s")
        return run.rate, 100 * talk.acknowledged / max(talk.presses, 1)

    def _paced(self) -> Row:
        count = self._plan.chats
        self._say(f"{count:,} messages under Telegram's limits")
        seconds = fresh(partial(telegram.measure_pace, messages=count), self._root)
        return at_most(f"{count:,} messages to {count:,} chats", [seconds], count / 25, "{:.1f} s")

    def notes(self, busy: float) -> list[str]:
        """What the figures mean; `busy` is the load average before the start."""
        values = {
            "citizens": self._plan.load.citizens,
            "width": self._plan.load.width,
            "turns": len(self._turns),
            "replies": sum(len(turn.replies) for turn in self._turns),
            "rounds": self._plan.rounds,
            "telegram_citizens": self._plan.telegram.citizens,
            "telegram_width": self._plan.telegram.width,
            "kills": self._plan.storm.kills,
            "storm_people": self._plan.storm.people,
            "searched": self._plan.searched[-1],
            "words": search.WORDS_A_CASE,
            "kinds": len(search.QUERIES),
            "folder": self._root.parent,
            "processors": os.cpu_count(),
            "busy": busy,
        }
        return [" ".join(note.split()).format_map(values) for note in NOTES.split("\n\n")]

    def _throughput(self) -> list[Row]:
        rates = Rates()
        for at in range(self._plan.rounds):
            self._round(f"round {at + 1} of {self._plan.rounds}", rates)
        in_memory = (rates.ptb_memory, rates.aiogram_memory)
        on_disk = (rates.ptb_disk, rates.aiogram_disk)
        return [
            ratio("turns/s, SQLite, peers in memory", rates.sqlite, in_memory, 1.5),
            ratio("turns/s, SQLite, peers on disk", rates.sqlite, on_disk, 3.0),
            ratio("turns/s, PostgreSQL, peers in memory", rates.postgresql, in_memory, 1.2),
            ratio("turns/s, PostgreSQL, peers on disk", rates.postgresql, on_disk, 2.5),
        ]

    def _round(self, name: str, rates: Rates) -> None:
        root, turns, load = self._root, self._turns, self._plan.load
        self._say(f"{name}: python-telegram-bot")
        in_memory, on_disk = fresh(partial(ptb_bot.measure, turns=turns, load=load), root)
        rates.ptb_memory.append(in_memory.rate)
        rates.ptb_disk.append(on_disk.rate)
        self._say(f"  {in_memory.rate:,.0f} turns/s in memory, {on_disk.rate:,.0f} on disk")
        for what, measure, found in (
            ("ours on SQLite", ours.measure_on_sqlite, rates.sqlite),
            ("aiogram in memory", aiogram_bot.measure_in_memory, rates.aiogram_memory),
            ("ours on PostgreSQL", ours.measure_on_postgresql, rates.postgresql),
            ("aiogram on disk", aiogram_bot.measure_on_disk, rates.aiogram_disk),
        ):
            self._say(f"{name}: {what}")
            run = fresh(partial(measure, turns=turns, load=load), root)
            found.append(run.rate)
            self._say(f"  {run.rate:,.0f} turns/s")

    def _alone(self) -> Row:
        self._say("one turn alone")
        seconds = fresh(partial(latency.measure, turns=self._turns, citizens=self._plan.alone), self._root)
        detail = f"p99 {quantiles(seconds, n=100)[98] * 1000:.1f} ms, {len(seconds)} turns"
        return at_most("one turn alone, median", [median(seconds) * 1000], 8, "{:.1f} ms", detail)

    def _memory(self) -> Row:
        count = self._plan.open_conversations
        self._say(f"{count:,} open conversations")
        measure = partial(memory.measure, turns=up_to_the_description(), load=Load(count))
        growth = fresh(measure, self._root)
        detail = f"from {growth.before:.0f} MB with 256 open"
        return at_most(f"memory for {count:,} open conversations", [growth.grown], 40, "{:.1f} MB", detail)

    def _first_page(self) -> Row:
        self._say("first page")
        seconds = [fresh(first_page.measure, self._root) for _ in range(self._plan.rounds)]
        return at_most("first page after `tinbao demo`", seconds, 2, "{:.2f} s", "a first start")

    def _digest(self) -> Row:
        count = self._plan.cases
        self._say(f"digest over {count:,} cases")
        seconds = [fresh(partial(digest.measure, count=count), self._root)]
        return at_most(f"digest over {count:,} cases", seconds, 0.5, "{:.3f} s")

    def list_rows(self) -> list[Row]:
        """The lines about pages of `/tips`, each a ratio within this run."""
        return [
            self._lists(engine, url_in, count)
            for engine, url_in in (("SQLite", sqlite_url), ("PostgreSQL", postgresql_url))
            for count in self._plan.listed
        ]

    def _lists(self, engine: str, url_in: lists.UrlIn, count: int) -> Row:
        self._say(f"pages of lists over {count:,} cases, {engine}")
        few = fresh(partial(lists.measure, url_in=url_in, count=lists.FEW), self._root)
        many = fresh(partial(lists.measure, url_in=url_in, count=count), self._root)
        what = f"pages of /tips, {engine}, {count:,} cases over {lists.FEW:,}"
        return at_most(what, [many / few], 5, "{:.2f}×", f"15 lists in {many * 1000:.0f} ms")

    def _say(self, what: str) -> None:
        self._console.print(what, style="dim", highlight=False)


def main() -> int:
    """Print the table; 1 if a figure misses its target."""
    options = _options()
    console, progress = Console(), Console(stderr=True)
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="tinbao-bench-") as root:
        _give_runtime_folder(Path(root))
        plan = QUICK if options.quick else FULL
        busy = os.getloadavg()[0]
        bench = Bench(plan, Path(root), progress)
        rows = _wanted(bench, options)
    console.print(table(rows))
    for note in bench.notes(busy):
        console.print(f"• {note}", highlight=False, markup=False)
    return 0 if all(row.is_met for row in rows) else 1


def _wanted(bench: Bench, options: argparse.Namespace) -> list[Row]:
    if options.telegram:
        return bench.telegram_rows()
    if options.lists:
        return bench.list_rows()
    if options.search:
        return bench.search_rows()
    return [bench.kills_row()] if options.kills else bench.rows()


def _give_runtime_folder(root: Path) -> None:
    """The PostgreSQL wheel keeps its lock in a private folder that slim systems do not provide."""
    if "XDG_RUNTIME_DIR" not in os.environ:
        folder = root / "runtime"
        folder.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the citizens, one round")
    parser.add_argument("--telegram", action="store_true", help="the rows about Telegram alone")
    parser.add_argument("--search", action="store_true", help="the rows about search alone")
    parser.add_argument("--kills", action="store_true", help="the row about kill -9 alone, 200 times")
    parser.add_argument("--lists", action="store_true", help="the rows about pages of /tips alone")
    parser.add_argument(
        "--folder", type=Path, help="where databases are put, on a real disk (default: temporary)"
    )
    return parser.parse_args()
