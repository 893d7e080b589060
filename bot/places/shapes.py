"""A GeoJSON geometry as polygons in degrees that geometry can be done with."""

from typing import Any

import shapely
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

METRES = 1_000
"""A coordinate beyond this is no angle: it is metres of a projection."""


class ShapeError(Exception):
    """A feature cannot be taken; the message is one plain line that fits behind `feature 3: `."""


def polygons_of(geometry: Any) -> tuple[BaseGeometry, bool]:
    """The Polygon or MultiPolygon, valid, and whether it had to be mended. Raises `ShapeError`."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ShapeError(f"its geometry must be a Polygon or MultiPolygon, not {str(kind)[:40]}")
    shape = _built(kind, geometry.get("coordinates"))
    if shape.is_empty:
        raise ShapeError("its geometry is empty")
    _check_range(shape)
    if shape.is_valid:
        return shape, False
    mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    if mended.geom_type not in {"Polygon", "MultiPolygon"} or mended.area == 0:
        raise ShapeError("its geometry has no area")
    return mended, True


def _built(kind: str, coordinates: Any) -> BaseGeometry:
    try:
        return shapely.force_2d(shape_of({"type": kind, "coordinates": coordinates}))
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, RecursionError):
        pass
    except shapely.errors.ShapelyError:
        pass
    raise ShapeError(
        "its coordinates are broken: each ring needs four pairs of longitude and latitude or more"
    )


def _check_range(shape: BaseGeometry) -> None:
    west, south, east, north = shape.bounds
    across, up = max(abs(west), abs(east)), max(abs(south), abs(north))
    if not all(map(_is_number, shapely.get_coordinates(shape).ravel().tolist())):
        raise ShapeError("its coordinates hold something that is no number")
    if max(across, up) > METRES:
        raise ShapeError(
            "its coordinates are metres of a projection such as VN-2000 or UTM, not degrees:"
            " convert the file to WGS84 longitude and latitude (EPSG:4326)"
        )
    if 90 < up <= 180 and across <= 90:
        raise ShapeError("longitude and latitude are swapped: GeoJSON has longitude first")
    if across > 180 or up > 90:
        raise ShapeError("its coordinates are no longitude and latitude: they are out of range")


def _is_number(value: float) -> bool:
    return value - value == 0
