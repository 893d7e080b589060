"""A file of boundaries is taken whole, or refused with a plain line for each feature that is wrong."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from bot.places import geojson
from bot.places.boundary_errors import BoundaryError
from bot.places.geojson import read_boundaries
from tests.made_boundaries import HOANG_SA, cells, collection, communes, feature, file_of

CODE = "20878"
CELL = cells()[CODE]
HOI_AN, TAY_GIANG = "20410", "20455"


def read(content: bytes) -> list[str]:
    return [boundary.code for boundary in read_boundaries(content, communes())]


def problems(content: bytes) -> tuple[str, ...]:
    with pytest.raises(BoundaryError) as caught:
        read(content)
    return caught.value.problems


def test_every_commune_is_taken() -> None:
    found = read_boundaries(file_of(), communes())
    assert {boundary.code: boundary.shape.area for boundary in found} == {
        code: pytest.approx(shape.area) for code, shape in cells().items()
    }
    assert not any(boundary.was_mended for boundary in found)


@pytest.mark.parametrize(
    "properties",
    [
        {"code": CODE},
        {"ma": int(CODE)},
        {"ma_xa": f"{CODE} "},
        {"maXa": float(CODE)},
        {"MA_XA": CODE, "ten": "Thạnh Bình"},
        {"Mã xã": CODE, "Tên xã": "Xã Thạnh Bình"},
        {"code": CODE, "name": "xa Thanh Binh"},
        {"name": "Xã Thạnh Bình"},
        {"ten_xa": "THẠNH BÌNH", "loai": "Xã"},
        {"name": "Tha\u0323nh Bi\u0300nh"},
        {"code": None, "name": "Thạnh Bình", "population": 12_345, "tags": ["x"]},
        {"wardCode": CODE, "code": "DNG"},
    ],
)
def test_commune_is_known_by_code_or_name(properties: Mapping[str, Any]) -> None:
    assert read(collection(feature(CELL, **properties))) == [CODE]


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        ({}, "feature 0: it has neither a code"),
        ({"code": ""}, "feature 0: it has neither a code"),
        ({"code": True}, "feature 0: it has neither a code"),
        ({"code": "99999"}, "feature 0: there is no commune with the code '99999'"),
        (
            {"code": "99999", "name": "Đâu Đó"},
            "feature 0: there is no commune with the code '99999', which the file names 'Đâu Đó'",
        ),
        ({"name": "Tiên Cảnh"}, "feature 0: there is no commune called 'Tiên Cảnh' today"),
        ({"name": "Phường Thạnh Bình"}, "feature 0: there is no commune called 'Phường Thạnh Bình' today"),
        (
            {"code": CODE, "name": "Tiên Cảnh"},
            "feature 0: the code 20878 is xã Thạnh Bình today, but the file names it 'Tiên Cảnh': codes were used anew",
        ),
    ],
)
def test_unknown_commune_is_told(properties: Mapping[str, Any], problem: str) -> None:
    [found] = problems(collection(feature(CELL, **properties)))
    assert found.startswith(problem)


def test_file_without_properties_is_told() -> None:
    [found] = problems(collection({"type": "Feature", "properties": None, "geometry": None}))
    assert found.startswith("feature 0: it has neither a code")


def nested(deep: int) -> list[Any]:
    """Lists in lists, so deep."""
    lists: list[Any] = []
    for _ in range(deep):
        lists = [lists]
    return lists


def line_of(*points: tuple[float, float]) -> Mapping[str, Any]:
    return {"type": "Polygon", "coordinates": [list(points)]}


@pytest.mark.parametrize(
    ("geometry", "problem"),
    [
        (None, "must be a Polygon or MultiPolygon, not None"),
        ({"type": "Point", "coordinates": [108.3, 15.4]}, "must be a Polygon or MultiPolygon, not Point"),
        ({"type": "Polygon"}, "its geometry is empty"),
        ({"type": "Polygon", "coordinates": []}, "its geometry is empty"),
        ({"type": "MultiPolygon", "coordinates": []}, "its geometry is empty"),
        ({"type": "Polygon", "coordinates": {}}, "its coordinates are broken"),
        ({"type": "Polygon", "coordinates": 5}, "its coordinates are broken"),
        ({"type": "Polygon", "coordinates": nested(600)}, "its coordinates are broken"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]]]}, "its coordinates are broken"),
        ({"type": "Polygon", "coordinates": [[[108, 15], [109]]]}, "its coordinates are broken"),
        ({"type": "Polygon", "coordinates": [[[108.3, None]] * 4]}, "its coordinates "),
        (line_of((108.3, 15.4), (108.4, 15.4)), "its coordinates are broken"),
        (line_of(*[(108.3, 15.4)] * 4), "its geometry has no area"),
        (line_of((108.3, 15.4), (108.4, 15.4), (108.5, 15.4), (108.3, 15.4)), "its geometry has no area"),
        (
            line_of((576e3, 1.7e6), (577e3, 1.7e6), (577e3, 1.8e6), (576e3, 1.7e6)),
            "its coordinates are metres",
        ),
        (
            line_of((15.4, 108.3), (15.5, 108.3), (15.5, 108.4), (15.4, 108.3)),
            "longitude and latitude are swapped",
        ),
        (line_of((208, 15), (209, 15), (209, 16), (208, 15)), "out of range"),
        (line_of((108, 95), (109, 95), (109, 96), (108, 95)), "out of range"),
        (line_of((0, 0), (0.1, 0), (0.1, 0.1), (0, 0)), "km away from xã Thạnh Bình: it is another place"),
    ],
)
def test_broken_geometry_is_told(geometry: Any, problem: str) -> None:
    [found] = problems(collection(feature(geometry, code=CODE)))
    assert found.startswith("feature 0: ")
    assert problem in found


def test_neighbouring_cell_is_not_far_enough_to_be_refused_but_another_district_is() -> None:
    [found] = problems(collection(feature(cells()[TAY_GIANG], code=CODE)))
    assert "km away from xã Thạnh Bình" in found


def test_archipelago_may_lie_around_its_point() -> None:
    far = communes()[HOANG_SA]
    island = shapely.Point(far.longitude + 0.9, far.latitude + 0.5).buffer(0.02)
    assert read(collection(feature(island, code=HOANG_SA))) == [HOANG_SA]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        ('{"type": "FeatureCollection"}'.encode("utf-16"), "the file is not UTF-8 text (byte 0)"),
        (b"code;name\n20878;x", "the file is not JSON"),
        (b'{"type": "FeatureCollection", "features": [', "the file is not JSON"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "the file is not JSON"),
        (b"[" * 100_000, "the file is not"),
        (b"[]", "the file must be a GeoJSON FeatureCollection"),
        (b'{"type": "Topology"}', "the file must be a GeoJSON FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "the file has no features"),
        (b'{"type": "FeatureCollection", "features": []}', "the file has no features"),
        (b'{"type": "FeatureCollection", "features": {}}', "the file has no features"),
        (b'{"type": "FeatureCollection", "features": [1]}', "feature 0: it is not a GeoJSON Feature"),
    ],
)
def test_file_that_is_none_is_told(content: bytes, problem: str) -> None:
    [found] = problems(content)
    assert found.startswith(problem)


def test_byte_order_mark_is_no_matter() -> None:
    assert read(b"\xef\xbb\xbf" + file_of([CODE])) == [CODE]


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("EPSG:4326", True),
        ("urn:ogc:def:crs:EPSG::9217", False),
        ("EPSG:32648", False),
    ],
)
def test_system_of_coordinates_is_looked_at(name: str, is_taken: bool) -> None:
    content = collection(feature(CELL, code=CODE), crs={"type": "name", "properties": {"name": name}})
    if is_taken:
        assert read(content) == [CODE]
    else:
        assert problems(content)[0].startswith(f"the file is in the system '{name}'")


def test_every_bad_feature_is_told_and_none_taken() -> None:
    content = collection(
        feature(CELL, code=CODE),
        feature(CELL, code="1"),
        feature(CELL, code=CODE),
        feature(cells()[HOI_AN], code=HOI_AN),
        feature(None, code=TAY_GIANG),
    )
    found = problems(content)
    assert [line.partition(":")[0] for line in found] == ["feature 1", "feature 2", "feature 4"]
    assert found[1] == "feature 2: xã Thạnh Bình (20878) is feature 0 already"


def test_many_problems_are_counted() -> None:
    found = problems(collection(*[feature(CELL, code="1")] * 50))
    assert len(found) == 31
    assert found[-1] == "and 20 more"


def test_one_shape_under_two_names_is_told() -> None:
    shape = shapely.union(CELL, cells()[HOI_AN])
    found = problems(collection(feature(shape, code=CODE), feature(shape, code=HOI_AN)))
    assert found == ("feature 1: it lies over xã Thạnh Bình (feature 0)",)


def test_line_that_crosses_itself_is_mended() -> None:
    west, south, east, north = CELL.bounds
    bow = line_of((west, south), (east, north), (east, south), (west, north), (west, south))
    [boundary] = read_boundaries(collection(feature(bow, code=CODE)), communes())
    assert boundary.was_mended
    assert boundary.shape.is_valid
    assert boundary.shape.area > 0


def test_height_is_left_out() -> None:
    high: BaseGeometry = shapely.force_3d(CELL, 12.0)
    [boundary] = read_boundaries(collection(feature(high, code=CODE)), communes())
    assert not boundary.shape.has_z


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geojson, "MOST_BYTES", 1024 * 1024)
    assert "larger than 1 MiB" in problems(b" " * (1024 * 1024 + 1))[0]
    monkeypatch.setattr(geojson, "MOST_FEATURES", 2)
    assert "has 3 features" in problems(collection(*[1] * 3))[0]
    monkeypatch.setattr(geojson, "MOST_POINTS", 10)
    assert "points, at most 10 are taken" in problems(collection(feature(CELL.buffer(0.01), code=CODE)))[0]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
    | st.integers(-200, 200),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(JSON, JSON, st.sampled_from(["Polygon", "MultiPolygon", "Point"]))
def test_anything_is_refused_in_plain_lines(properties: Any, coordinates: Any, kind: str) -> None:
    one = {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    two = {"type": "Feature", "properties": {"code": CODE}, "geometry": one["geometry"]}
    for line in problems(json.dumps({"type": "FeatureCollection", "features": [one, two]}).encode()):
        assert line.startswith("feature ")
