"""A booking that begins while the desk waits asks its own questions."""

import pytest

from tests.unit.actions.hotline import Hotline, database


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("asked", ["康复辅具", "quote", "note", "economy", "whom"])
def test_what_the_desk_asked_is_no_question_of_a_booking(made, asked):
    hotline = Hotline(made)
    hotline.slots["requested_slot"] = asked
    said = hotline.say("想约人上门帮我爸擦身", "book_nursing_visit")
    assert "哪天" in said
    assert hotline.slots["requested_slot"] == "date"


@pytest.mark.parametrize("asked", ["name", "phone"])
def test_a_name_the_desk_waited_for_is_asked_for_by_the_booking_in_its_turn(made, asked):
    hotline = Hotline(made)
    pending = {"kind": "intake", "asked": asked, "since": 3}
    hotline.slots |= {"requested_slot": asked, "memory": {"desk": {"pending": pending}}}
    assert "哪天" in hotline.say("想约人上门打扫", "book_housekeeping")
    assert hotline.slots["service"] == "家政"
