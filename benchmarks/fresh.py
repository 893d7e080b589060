"""Each measure in a process of its own with a folder of its own, so that none warms or bloats another."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

Measured = TypeVar("Measured")


def fresh(measure: Callable[[Path], Coroutine[Any, Any, Measured]], root: Path) -> Measured:
    """What `measure` gives in a new process, in an empty folder under `root` that is gone afterwards."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(_run, measure, root).result()


def _run(measure: Callable[[Path], Coroutine[Any, Any, Measured]], root: Path) -> Measured:
    with TemporaryDirectory(dir=root) as folder:
        return asyncio.run(measure(Path(folder)))
