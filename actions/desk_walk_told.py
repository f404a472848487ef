"""What a turn tells beside a check: how somebody stands, what was granted, that they ask for it."""

from __future__ import annotations

from actions.desk_outcome import Hearing
from care.desk import Desk
from care.desk_assent import closes
from care.desk_gate import JUST_DONE
from care.eligibility_asked import (
    asks_of_posts,
    asks_own,
    asks_what_help,
    only_tells,
    tells_of_body,
    told_facts,
)
from care.eligibility_programmes import programme_of
from care.eligibility_walk import economy
from care.requests import recognise


def tells_standing(heard: Hearing, desk: Desk) -> bool:
    """Whether a turn only tells how somebody stands; after a result, in whatever words."""
    text = heard.turn.text
    lately = bool(desk.walked) and heard.turn.ordinal - desk.walked <= JUST_DONE
    return only_tells(text, heard.today) or (
        lately and desk.walk_row is not None and not closes(text) and tells_of_body(text)
    )


def tells_means(heard: Hearing) -> bool:
    """Whether a turn asks nothing, and tells what somebody was granted or not.

    低保肯定没有 吃饭穿衣都要护工: who says so after whatever they asked wants to be assessed.
    """
    told = told_facts(heard.turn.text, heard.today)
    asked = heard.intent in ("ask_policy", "eligibility_check", "inform") and bool(heard.earlier)
    return asked and not heard.inside_booking and any(name in told for name in economy())


def asks_for_self(heard: Hearing) -> bool:
    """Whether a turn that names no request of ours tells how its people stand and asks for them.

    我在养老院做护理员，那个护龄津贴我有没有得 is no sign-up, whatever its intent was guessed to be.
    """
    text = heard.turn.text
    named = recognise(text)
    seeks = named is not None and named.wins is not None and named.wins.search(heard.text)
    if heard.inside_booking or (named is not None and (named.id != "institution" or seeks)):
        return False  # where somebody works or would live is no home that is sought
    worker = programme_of(text) == "nursing_allowance" and asks_own(text)
    return worker or asks_of_posts(text) or asks_what_help(text)
