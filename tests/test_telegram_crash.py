"""kill -9 on Telegram: no update is lost or acted on twice, everybody gets the right last message, in order."""

import os
import random
from pathlib import Path

from tests.telegram_kills import Storm, weathered

STORM = Storm(people=10, width=10, kills=5)


async def test_killed_again_and_again_while_people_file_tips(tmp_path: Path) -> None:
    seed = int(os.environ.get("TINBAO_TEST_SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"TINBAO_TEST_SEED={seed}")  # noqa: T201 - pytest shows it where the test fails
    left = await weathered(tmp_path, STORM, random.Random(seed))
    left.expect_the_right_last_message()
    left.expect_order()
    await left.expect_one_turn_each()
    left.expect_no_trace()
