"""Turns about an enquiry already taken down: by when, who is in charge, keep my name out of it."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.desk_outcome import Hearing, Outcome
from care.desk import Desk
from care.requests import Wanted

_IN_CHARGE = re.compile(
    "(?:哪个|哪些|什么)(?:部门|单位|局)|(?:归|由|是)(?:谁|哪个|哪家)(?:来)?(?:管|负责|监督)"
    "|(?:谁|哪个)(?:来)?(?:管得|能管|管(?=[他它她]|这))"
)
_SENTENCES = re.compile("[^。]+")
_HOME = re.compile("院|公寓|中心|托老所|幸福")
_ANSWERED = frozenset(
    {"complain", "institution", "note_for_person", "fee", "volunteer", "training", "university"}
)


FOLLOWING = frozenset({"deadline", "keep_quiet"})
"""Requests of `requests.yaml` that go on with an enquiry, and are nothing by themselves."""


def about_case(heard: Hearing, desk: Desk, request: Wanted | None) -> Outcome | None:
    """Answer a turn about the enquiry in hand; None where it is about something else."""
    case, wish = desk.case, request.id if request else None
    if case is None or wish not in (None, case.request, *FOLLOWING):
        return None
    if case.request in _ANSWERED and wish == "deadline":
        return _noted(heard, desk, "来电人问几时有结果，未承诺时间", "requests.no_deadline")
    if case.request != "complain":
        return None
    home = _HOME.search(case.about or "") is not None
    if wish == "keep_quiet":
        name = "requests.confidential" if home else "requests.confidential_plain"
        return _noted(heard, desk, "来电人要求保密", name)
    if home and _IN_CHARGE.search(heard.text):
        said = heard.say("requests.complain_supervisor", departments=SUPERVISORS)
        return Outcome(replace(desk, lost=0), (said,))
    return None


def _noted(heard: Hearing, desk: Desk, remark: str, name: str) -> Outcome:
    case = desk.case
    if case is None:
        return Outcome(desk)
    # 别讲是我说的。几时有结果: what else was said is as much a part of the enquiry
    more = heard.text[:200] if len(_SENTENCES.findall(heard.text)) > 1 else ""
    note = "；".join(dict.fromkeys(part for part in (case.note, more, remark) if part))
    desk = replace(desk, case=replace(case, note=note), lost=0)
    return Outcome(desk, (heard.say(name),), changes={"note": note})


SUPERVISORS = "民政、财政、住建、国土、规划、卫计、食药监和公安消防"
"""The departments that clause （三） of the third part has inspect homes."""
