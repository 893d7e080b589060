"""Who has a case reads it as it was written; the others read it with phones, papers and plates masked."""

from tests.desk_stories import tip_by
from tests.talk import Town

TOLD = "Xe 43A-123.45, chủ xe 0905123456, cmnd 205123456"
MASKED = "Xe ••••••••45, chủ xe ••••••••56, cmnd •••••••56"


async def test_words_are_masked_until_the_case_is_taken(either_town: Town) -> None:
    town = either_town
    officer, other = await town.officer(), await town.officer()
    mai = town.citizen()
    code = await tip_by(mai, what=TOLD)
    await mai.start(code)
    await mai.say("Họ gọi từ 0905.999.888")
    await officer.say("/tip 1")
    officer.expect(MASKED, "••••••••••88", "đã che", "/take 1")
    officer.expect_not("123.45", "0905", "205123456")
    await officer.press("desk.take.1")
    await officer.say("/tip 1")
    officer.expect(TOLD, "0905.999.888")
    officer.expect_not("đã che")
    await other.say("/tip 1")
    other.expect(MASKED, "Cán bộ đã nhận tin")
    other.expect_not("0905")


async def test_officers_answers_are_masked_too(town: Town) -> None:
    officer, other = await town.officer(), await town.officer()
    await tip_by(town.citizen())
    await officer.say("/take 1")
    await officer.say("/reply 1 Anh/chị gọi 0905123456")
    await other.say("/tip 1")
    other.expect("••••••••56")
    other.expect_not("0905123456")


async def test_card_without_anything_to_mask_says_nothing_of_it(town: Town) -> None:
    officer = await town.officer()
    await tip_by(town.citizen())
    await officer.say("/tip 1")
    officer.expect_not("đã che", "•••")


async def test_admin_reads_it_masked_too(town: Town) -> None:
    admin = await town.admin()
    await tip_by(town.citizen(), what=TOLD)
    await admin.say("/tip 1")
    admin.expect(MASKED)
