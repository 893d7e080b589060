"""Pictures: shown before sending, cleaned on the way in, refused kindly."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.browser_world import Crowd, Phone
from tests.media_corpus import archive, pdf, silence, sound, video

LOADED = """(player) => new Promise((done) => {
  if (player.readyState) done(true);
  player.onloadedmetadata = () => done(true);
  player.onerror = () => done(false);
})"""


def picture_with_place() -> bytes:
    """A JPEG as a phone makes it: camera and whereabouts hidden inside."""
    exif = Image.Exif()
    exif[0x010F] = "MAY-ANH-RIENG"
    exif.get_ifd(0x8825).update({1: "N", 2: (15.0, 34.0, 25.0), 3: "E", 4: (108.0, 28.0, 26.0)})
    content = BytesIO()
    Image.new("RGB", (320, 240), "teal").save(content, "JPEG", exif=exif)
    return content.getvalue()


def jpeg(content: bytes) -> FilePayload:
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": content}


def walk_to_pictures(citizen: Phone) -> None:
    citizen.press("menu.tip", "danger.no", "other")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say("Cột điện đổ chắn đường liên thôn.")
    citizen.sees("Việc xảy ra lúc nào?")
    citizen.press(*["form.skip"] * 4)
    citizen.sees("Anh/chị có ảnh thì gửi vào đây")


def test_a_picture_arrives_without_metadata(crowd: Crowd) -> None:
    officer, citizen = crowd.officer(), crowd.phone()
    original = picture_with_place()
    assert b"MAY-ANH-RIENG" in original
    walk_to_pictures(citizen)

    citizen.attach(jpeg(original))
    expect(citizen.at(".preview img")).to_be_visible()
    citizen.at("#send").click()
    citizen.sees("Đã nhận ảnh (1/5)")
    expect(citizen.at(".row.out .picture img")).to_be_visible()
    citizen.press("form.done", "at_risk.no", "contact.none", "form.submit")
    _, number = citizen.receipt()

    officer.finds(f"Tin mới #{number} ·").get_by_role("button", name="Mở tin").click()
    shown = officer.sees("Cột điện đổ").locator(".picture img")
    expect(shown).to_be_visible()
    received = officer.page.context.request.get(crowd.service.url + str(shown.get_attribute("src"))).body()
    with Image.open(BytesIO(received)) as picture:
        assert picture.size == (320, 240)
        assert dict(picture.getexif()) == {}
    assert b"MAY-ANH-RIENG" not in received


def test_a_picture_that_fails_says_so_to_everyone(crowd: Crowd) -> None:
    officer, citizen = crowd.officer(), crowd.phone()
    walk_to_pictures(citizen)
    citizen.attach(jpeg(picture_with_place()))
    citizen.at("#send").click()
    citizen.sees("Đã nhận ảnh (1/5)")
    citizen.press("form.done", "at_risk.no", "contact.none", "form.submit")
    _, number = citizen.receipt()

    officer.page.route("**/chat/files/*", lambda route: route.abort())
    officer.finds(f"Tin mới #{number} ·").get_by_role("button", name="Mở tin").click()
    failed = officer.sees("Cột điện đổ").get_by_role("button", name="Chưa tải được ảnh")
    expect(failed).to_have_accessible_name("Chưa tải được ảnh. Bấm để thử lại.")
    officer.page.unroute("**/chat/files/*")
    failed.click()

    expect(officer.sees("Cột điện đổ").get_by_role("button", name="Xem ảnh lớn")).to_be_visible()
    expect(officer.sees("Cột điện đổ").locator(".picture img")).to_be_visible()


def test_a_sent_preview_leaves_the_memory(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_pictures(citizen)
    citizen.attach(jpeg(picture_with_place()))
    preview = citizen.at(".preview img").get_attribute("src")
    loads = """(url) => new Promise((resolve) => {
      const img = new Image();
      img.onload = () => resolve(true);
      img.onerror = () => resolve(false);
      img.src = url;
    })"""
    assert citizen.page.evaluate(loads, preview)

    citizen.at("#send").click()
    citizen.sees("Đã nhận ảnh (1/5)")

    assert not citizen.page.evaluate(loads, preview)
    assert citizen.page.evaluate(loads, citizen.at(".row.out .picture img").get_attribute("src"))


def test_a_bad_file_is_refused_kindly(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_pictures(citizen)

    citizen.attach(jpeg(b""))
    expect(citizen.at("#note")).to_contain_text("Tệp này trống")
    expect(citizen.at(".preview")).to_have_count(0)

    citizen.attach(jpeg(b"chi la chu, khong phai anh"))
    citizen.at("#send").click()
    expect(citizen.own("refused")).to_contain_text("Chỉ nhận ảnh JPEG, PNG, WebP, GIF")

    citizen.press("form.skip", "at_risk.no", "contact.none")
    expect(citizen.sees("Anh/chị xem lại giúp")).to_contain_text("Cột điện đổ")


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "gio.ogg": (lambda: silence(3600), "tối đa 10 phút", "at most 10 minutes"),
    "khoa.pdf": (lambda: pdf(password="mat-khau"), "có mật khẩu", "password"),
    "cut.mp4": (lambda: video(seconds=3)[:-2000], "bị hỏng", "damaged"),
    "zip.pdf": (archive, "Tệp nén", "archive"),
    "hai.jpg": (lambda: picture_with_place() + archive(), "giấu một tệp khác", "another file"),
}
"""File → its content, and what is said of it in each language."""
MIME = {"ogg": "audio/ogg", "pdf": "application/pdf", "mp4": "video/mp4", "jpg": "image/jpeg"}


def test_each_bad_file_is_refused_with_its_own_reason(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_pictures(citizen)
    for locale in (0, 1):
        for name, (make, *words) in REFUSED.items():
            mime = MIME[name.rpartition(".")[2]]
            citizen.attach({"name": name, "mimeType": mime, "buffer": make()})
            citizen.at("#send").click()
            expect(citizen.own("refused").last).to_contain_text(words[locale], ignore_case=True)
        expect(citizen.own("refused")).to_have_count(len(REFUSED) * (locale + 1))
        if locale == 0:
            citizen.say("/language")
            citizen.press("language.en")
            citizen.sees("If you have pictures")
    citizen.press("form.skip", "at_risk.no", "contact.none")
    expect(citizen.sees("Cột điện đổ")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "mime", "data", "element"),
    [
        ("ghi-am.ogg", "audio/ogg", lambda: sound("ogg", "libopus"), "audio[controls]"),
        ("phim.webm", "video/webm", lambda: video("webm", "libvpx"), "video[controls]"),
        ("don.pdf", "application/pdf", pdf, "a[download]"),
    ],
)
def test_an_officer_hears_sees_and_loads_other_files(
    crowd: Crowd, name: str, mime: str, data: Callable[[], bytes], element: str
) -> None:
    officer, citizen = crowd.officer(), crowd.phone()
    walk_to_pictures(citizen)
    citizen.attach({"name": name, "mimeType": mime, "buffer": data()})
    citizen.at("#send").click()
    citizen.sees("(1/5)")
    if mime.startswith("audio"):
        citizen.press("media.as_it_is")
    citizen.press("form.done", "at_risk.no", "contact.none", "form.submit")
    _, number = citizen.receipt()

    officer.finds(f"Tin mới #{number} ·").get_by_role("button", name="Mở tin").click()
    shown = officer.sees("Cột điện đổ").locator(element)
    expect(shown).to_be_visible()
    if element.startswith(("audio", "video")):
        assert shown.evaluate(LOADED)
