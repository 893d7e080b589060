"""Boundaries out of a GeoJSON file: every feature is one commune of today, or the whole file is refused.

What is wrong is told for each feature by its place in the file, counted from 0, in plain words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from bot.places.boundaries import in_metres
from bot.places.boundary_errors import BoundaryError
from bot.places.communes import Commune
from bot.places.properties import commune_of
from bot.places.shapes import ShapeError, polygons_of

MOST_BYTES = 64 * 1024 * 1024
MOST_FEATURES = 1_000
MOST_POINTS = 1_000_000
MOST_PROBLEMS = 30
"""So many are told; the rest is counted."""
OFF_METRES = 5_000
"""A boundary this far from its commune's point is another commune's."""
OFF_ISLANDS_METRES = 300_000
"""The same for an archipelago, whose point may lie in the water between."""
OVERLAP = 0.1
"""Two boundaries that share more than this part of the smaller one are not neighbours."""
WGS84 = ("CRS84", "4326")


@dataclass(frozen=True, slots=True)
class Boundary:
    """The boundary of a commune in degrees; `was_mended` if its line crossed itself or the like."""

    code: str
    shape: BaseGeometry
    was_mended: bool


def read_boundaries(content: bytes, communes: Mapping[str, Commune]) -> Sequence[Boundary]:
    """Every feature of the file with its commune. Raises `BoundaryError` with all that is wrong."""
    found: list[Boundary] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    points = 0
    for at, feature in enumerate(_features(content)):
        try:
            boundary = _boundary(feature, communes)
            points += int(shapely.get_num_coordinates(boundary.shape))
            _refuse_second(boundary.code, at, seen, communes)
        except ShapeError as error:
            problems.append(f"feature {at}: {error}")
        else:
            found.append(boundary)
    if points > MOST_POINTS:
        problems.append(f"the file has {points:,} points, at most {MOST_POINTS:,} are taken: simplify it")
    if found:
        problems += _overlaps(found, seen, communes)
    if problems:
        more = [f"and {len(problems) - MOST_PROBLEMS} more"] if len(problems) > MOST_PROBLEMS else []
        raise BoundaryError(*problems[:MOST_PROBLEMS], *more)
    return found


def _features(content: bytes) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise BoundaryError(f"the file is larger than {MOST_BYTES // 1024 // 1024} MiB: simplify it")
    data = _parsed(content)
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise BoundaryError("the file must be a GeoJSON FeatureCollection")
    _check_system(data.get("crs"))
    features = data.get("features")
    if not isinstance(features, list) or not features:
        raise BoundaryError("the file has no features")
    if len(features) > MOST_FEATURES:
        raise BoundaryError(f"the file has {len(features):,} features, at most {MOST_FEATURES:,} are taken")
    return features


def _parsed(content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundaryError(f"the file is not UTF-8 text (byte {error.start}): save it as UTF-8") from None
    if not text.strip():
        raise BoundaryError("the file is empty")
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise BoundaryError(f"the file is not JSON: {error}") from None
    except RecursionError:
        raise BoundaryError("the file is not GeoJSON: its lists are nested too deep") from None


def _check_system(crs: Any) -> None:
    """Files of before RFC 7946 may name a system of coordinates; only the one of GPS is taken."""
    if crs is None:
        return
    name = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
    if not name.endswith(WGS84):
        raise BoundaryError(
            f"the file is in the system {name[:60]!r}: convert it to WGS84 longitude and latitude (EPSG:4326)"
        )


def _boundary(feature: Any, communes: Mapping[str, Commune]) -> Boundary:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ShapeError("it is not a GeoJSON Feature")
    commune = commune_of(feature.get("properties"), communes)
    shape, was_mended = polygons_of(feature.get("geometry"))
    away = in_metres(shape).distance(in_metres(shapely.Point(commune.longitude, commune.latitude)))
    if away > (OFF_ISLANDS_METRES if commune.kind == "đặc khu" else OFF_METRES):
        raise ShapeError(f"it lies {away / 1000:,.0f} km away from {commune.label}: it is another place")
    return Boundary(commune.code, shape, was_mended)


def _refuse_second(code: str, at: int, seen: dict[str, int], communes: Mapping[str, Commune]) -> None:
    if code in seen:
        raise ShapeError(f"{communes[code].label} ({code}) is feature {seen[code]} already")
    seen[code] = at


def _overlaps(
    found: Sequence[Boundary], seen: Mapping[str, int], communes: Mapping[str, Commune]
) -> list[str]:
    """What lies over what: the same shape under two names, or communes of another time."""
    shapes = [boundary.shape for boundary in found]
    problems = []
    for one, other in shapely.STRtree(shapes).query(shapes, predicate="intersects").T.tolist():
        if one >= other:
            continue
        smaller = min(shapes[one].area, shapes[other].area)
        if shapes[one].intersection(shapes[other]).area > OVERLAP * smaller:
            first, second = found[one].code, found[other].code
            label = communes[first].label
            problems.append(f"feature {seen[second]}: it lies over {label} (feature {seen[first]})")
    return problems
