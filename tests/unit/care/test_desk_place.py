"""Where in a call a turn stands: by what waits for an answer, else by what was said last."""

from pathlib import Path

import pytest
import yaml

from care.desk import Case, Desk, Pending
from care.desk_place import PLACES, place_of

EXAMPLES = Path(__file__).parents[3] / "bot" / "data" / "nlu" / "amid"
WALK = Desk(pending=Pending("walk", "age"))
INTAKE = Desk(pending=Pending("intake", "phone"))
OFFER = Desk(pending=Pending("note"), talked=3)
TAKEN = Desk(case=Case("complain", "q_1", over=True, done=3))


@pytest.mark.parametrize(
    ("desk", "place"),
    [
        (WALK, "walk"),
        (INTAKE, "intake"),
        (OFFER, "offer"),
        (TAKEN, "taken"),
        (Desk(lonely=1), "talk"),
        (Desk(walked=3), "verdict"),
        (Desk(talked=3), "answer"),
        (Desk(walked=2, talked=3), "answer"),
        (Desk(pending=Pending("available"), talked=3), "answer"),
        (Desk(talked=1), "else"),
        (Desk(), "else"),
    ],
)
def test_a_turn_stands_where_the_call_has_come_to(desk, place):
    assert place_of(desk, 4) == place
    assert place in PLACES


def test_the_first_turn_of_a_call_stands_nowhere():
    assert place_of(Desk(), 1) is None


def test_right_after_a_booking_the_words_alone_decide():
    assert place_of(Desk(heard=2), 5, booked_at=4) is None
    assert place_of(Desk(heard=5, talked=5), 6, booked_at=4) == "answer"


def test_every_place_that_examples_name_is_one():
    told = set()
    for path in EXAMPLES.glob("*.yml"):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            told |= set(entry["metadata"]["place"].split())
    assert told == set(PLACES)
