"""The communes of today, and those of before that went into them."""

import math
from dataclasses import dataclass

EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today. Position in degrees of a point in it; area in square kilometres."""

    code: str
    kind: str
    name: str
    latitude: float
    longitude: float
    area_km2: float

    @property
    def label(self) -> str:
        """`xã Thạnh Bình`."""
        return f"{self.kind} {self.name}"

    @property
    def radius_km(self) -> float:
        """Of a disc of its area."""
        return math.sqrt(self.area_km2 / math.pi)

    def distance_km(self, latitude: float, longitude: float) -> float:
        """Along the earth (haversine), from the commune's point."""
        here, there = math.radians(self.latitude), math.radians(latitude)
        across = math.radians(longitude - self.longitude)
        chord = math.sin((there - here) / 2) ** 2
        chord += math.cos(here) * math.cos(there) * math.sin(across / 2) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


@dataclass(frozen=True, slots=True)
class Former:
    """A commune of before 1/7/2025, such as `xã` `Tiên Cảnh`, and the code of the one it went into."""

    kind: str
    name: str
    district_kind: str
    district: str
    code: str

    @property
    def label(self) -> str:
        """`xã Tiên Cảnh, huyện Tiên Phước`."""
        return f"{self.kind} {self.name}, {self.district_kind} {self.district}"
