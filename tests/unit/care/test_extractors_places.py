"""Counties and towns of Yulin, as said and as mis-heard."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from care.extractors import gazetteer, places

CASES = yaml.safe_load(
    (Path(__file__).parent / "extractors" / "places.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["said"])
def test_a_place_is_given_by_its_official_name(case: dict[str, Any]) -> None:
    county, town = places.county(case["said"]), places.town(case["said"])
    assert (county and county.name, town and town.name) == (case.get("county"), case.get("town"))


def test_every_official_name_is_found_in_full_and_without_its_suffix_when_asked_for() -> None:
    for entry in set(gazetteer.load().called.values()):
        if entry.kind == "street":
            continue
        for said in (entry.name, entry.core):
            if said == entry.core and len(entry.counties) > 1 and entry.name != "茂林镇":
                continue
            found = places.find(said, asked=True)
            short_of_county = said in ("福绵", "博白", "北流")
            wanted = gazetteer.load().called[said] if short_of_county else entry
            assert [place.name for place in found] == [wanted.name], said


def test_what_was_matched_by_sound_is_marked_so_that_it_is_read_back() -> None:
    misheard = places.county("福棉区")
    said = places.county("福绵")
    assert misheard is not None
    assert said is not None
    assert (misheard.certain, said.certain) == (False, True)
    assert misheard.said == "福棉区"


def test_a_town_tells_its_county_unless_two_have_one_of_that_name() -> None:
    assert places.counties_of("樟木镇") == ("福绵区",)
    assert set(places.counties_of("城北街道")) == {"玉州区", "北流市"}
    assert places.counties_of("无此镇") == ()
    found = places.town("北流城北街道")
    assert found is not None
    assert found.counties == ("北流市",)


def test_the_gazetteer_holds_the_eight_counties() -> None:
    counties = {e.name for e in gazetteer.load().called.values() if e.kind == "county"}
    assert counties == {
        *("玉州区", "福绵区", "玉东新区", "容县", "陆川县", "博白县", "兴业县", "北流市"),
    }
