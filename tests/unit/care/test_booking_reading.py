"""What a booking sounds like when it is read back."""

import pytest

from care.booking_reading import value_said
from care.bookings import Draft


@pytest.mark.parametrize(
    ("county", "town", "address", "said"),
    [
        ("陆川县", "乌石镇", "陆川县乌石镇", "陆川县乌石镇"),
        ("陆川县", "乌石镇", "乌石镇", "陆川县乌石镇"),
        ("陆川县", "乌石镇", "坡脚村老祠堂", "陆川县乌石镇坡脚村老祠堂"),
        (None, None, "人民路1号", "人民路1号"),
    ],
)
def test_a_place_is_said_once(county, town, address, said):
    draft = Draft(service="助餐", county=county, town=town, address=address)
    assert value_said(draft, "address") == said
