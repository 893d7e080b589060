"""What staff call a teller, and a teller an officer, whose name nobody asks: a flower and a number."""

import secrets

_FLOWERS = (
    "Anh Đào", "Bách Hợp", "Bằng Lăng", "Cúc Vàng", "Dạ Lan", "Dâm Bụt", "Điên Điển", "Hải Đường",
    "Hoa Ban", "Hoa Bưởi", "Hoa Giấy", "Hoa Nhài", "Hoa Quỳnh", "Huệ Trắng", "Hướng Dương", "Lan Rừng",
    "Loa Kèn", "Lộc Vừng", "Mai Vàng", "Mẫu Đơn", "Mười Giờ", "Ngọc Lan", "Phong Lan", "Phượng Đỏ",
    "Sen Hồng", "Sim Tím", "Sưa Vàng", "Thiên Lý", "Thược Dược", "Tường Vi",
)  # fmt: skip


def draw_alias() -> str:
    """An alias such as "Sen Hồng 47". It need not be unique: the case's number is."""
    return f"{secrets.choice(_FLOWERS)} {secrets.randbelow(90) + 10}"


def alias_of(token: bytes) -> str:
    """The alias that belongs to a token of at least two bytes, always the same."""
    return f"{_FLOWERS[token[0] % len(_FLOWERS)]} {token[1] % 90 + 10}"
