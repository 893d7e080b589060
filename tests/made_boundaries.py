"""Boundaries that tests make up: the province cut into as many cells as it has communes, one around each point."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from bot.places import Gazetteer
from bot.places.boundaries import Boundaries
from bot.places.communes import Commune

HOANG_SA = "20333"


@cache
def communes() -> Mapping[str, Commune]:
    """As they are shipped."""
    return Gazetteer.load().communes


@cache
def cells() -> Mapping[str, BaseGeometry]:
    """Code → everything nearest to the commune's point, within the province; Hoàng Sa is a square of its own."""
    ashore = [commune for commune in communes().values() if commune.code != HOANG_SA]
    points = {commune.code: shapely.Point(commune.longitude, commune.latitude) for commune in ashore}
    land = shapely.MultiPoint(list(points.values())).convex_hull.buffer(0.1)
    parts = shapely.voronoi_polygons(shapely.MultiPoint(list(points.values())), extend_to=land).geoms
    found = {
        code: next(part for part in parts if part.contains(point)).intersection(land)
        for code, point in points.items()
    }
    far = communes()[HOANG_SA]
    return {**found, HOANG_SA: shapely.Point(far.longitude, far.latitude).buffer(0.1)}


def gazetteer(codes: Iterable[str] | None = None) -> Gazetteer:
    """One that knows the boundaries of these communes, or of all."""
    chosen = cells() if codes is None else {code: cells()[code] for code in codes}
    return Gazetteer.load(boundaries=Boundaries(chosen))


def feature(shape: BaseGeometry | Mapping[str, Any] | None, **properties: Any) -> dict[str, Any]:
    """A feature of a file."""
    geometry = shapely.geometry.mapping(shape) if isinstance(shape, BaseGeometry) else shape
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any, **more: Any) -> bytes:
    """A file of features."""
    return json.dumps(
        {"type": "FeatureCollection", "features": features, **more}, ensure_ascii=False
    ).encode()


def file_of(codes: Iterable[str] | None = None) -> bytes:
    """A file with the cells of these communes, or of all, by code and name."""
    chosen = cells() if codes is None else codes
    return collection(
        *[feature(cells()[code], ma_xa=int(code), ten_xa=communes()[code].label) for code in chosen]
    )
