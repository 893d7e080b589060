"""How a picture looks outlives what messengers do to it, and tells it from others."""

import io
import random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from bot import alike
from bot.media.cleaning import cleaning
from bot.media.looks import look_of

SCENES = range(12)


def scene(number: int, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Something like a photo: a sky, things in front of it, grain."""
    chance = random.Random(number)
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        width, height = chance.randrange(80, 400), chance.randrange(80, 400)
        shade = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        shape = draw.ellipse if chance.random() < 0.5 else draw.rectangle
        shape((x - width, y - height, x + width, y + height), fill=shade)
    grain = Image.effect_noise(size, 24).convert("RGB")
    return Image.blend(image.filter(ImageFilter.GaussianBlur(2)), grain, 0.12)


def encoded(image: Image.Image, kind: str = "JPEG", **options: int) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def look(data: bytes) -> int:
    """As the worker finds it."""
    with cleaning([data]) as clean:
        clean.content.read()
    assert clean.look is not None
    return int(clean.look, 16)


def score(one: bytes, other: bytes) -> int:
    return alike.pictures_score([look(one)], [look(other)])


SENT_ON = {
    "again": lambda image: encoded(image, quality=35),
    "smaller": lambda image: encoded(image.resize((480, 360)), quality=60),
    "larger": lambda image: encoded(image.resize((1600, 1200)), quality=90),
    "drawing": lambda image: encoded(image.quantize(64), "PNG"),
    "webp": lambda image: encoded(image, "WEBP", quality=40),
    "brighter": lambda image: encoded(image.point(lambda level: min(255, level + 20))),
    "see-through": lambda image: encoded(image.convert("RGBA"), "PNG"),
}


@pytest.mark.parametrize("way", SENT_ON)
def test_picture_that_was_sent_on_is_known_again(way: str) -> None:
    for number in (1, 5):
        image = scene(number)
        assert score(encoded(image, quality=92), SENT_ON[way](image)) >= alike.ENOUGH_OF_PICTURE


def test_other_pictures_are_told_apart() -> None:
    looks = [look(encoded(scene(number))) for number in SCENES]
    scores = [
        alike.pictures_score([one], [other]) for at, one in enumerate(looks) for other in looks[at + 1 :]
    ]
    assert max(scores) < alike.ENOUGH_OF_PICTURE


@pytest.mark.parametrize("shade", ["black", "white", (90, 120, 90)])
def test_even_surface_is_like_nothing(shade: str) -> None:
    assert look_of(encoded(Image.new("RGB", (640, 480), shade))) is None


def test_nothing_is_like_nothing() -> None:
    assert alike.pictures_score([], [5]) == 0
    assert alike.pictures_score([], []) == 0


def test_the_likest_pair_counts() -> None:
    assert alike.pictures_score([0, 0xFF], [0xFFFF, 0xFE]) == 98
