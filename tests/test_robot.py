"""Robots that answer every question at random, from every form, thousands of times, never come to a dead end."""

import pytest

from storage.vault import Vault
from tests.robots import Swarm
from tests.storage_world import rows
from tests.talk import Town, seeds

PATIENCE = (0.3, 0.7, 0.97, 0.99)
"""Of the robots that begin in each form, and of those that begin at home."""
AT_HOME = 4
"""Times as many begin at home as in a form."""
ROUNDS = 5
STEPS = 24
"""Acts between two cancels."""


@pytest.mark.parametrize("seed", [138, 2026])
async def test_robots_never_come_to_a_dead_end(town: Town, vault: Vault, seed: int) -> None:
    swarm = Swarm(town, vault, seed)
    forms = sorted(seeds().programme.forms)
    for form in [*forms, *[None] * AT_HOME]:
        for patience in PATIENCE:
            await swarm.join(form, patience)
    for _ in range(ROUNDS):
        for _ in range(STEPS):
            await swarm.step()
            if swarm.chance.random() < 1 / 8:
                await swarm.wait()
        await swarm.cancel()
    assert swarm.forms_seen == set(forms)
    assert {row["failed"] for row in await rows(town.database, "inbox")} == {None}
    filed = {row["form"] for row in await rows(town.database, "cases")}
    assert set(forms) - filed == set(), "no robot came to the end of these"
    assert sum(len(robot.path) for robot in swarm.robots) > 3000
