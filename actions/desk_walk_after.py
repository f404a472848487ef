"""After the result of a check: from when on it would be another one, and how much there is."""

from __future__ import annotations

from dataclasses import replace

from actions.desk_findings import bound
from actions.desk_outcome import Hearing, Outcome, Record
from actions.desk_policy import is_noted, offer
from care import eligibility
from care.desk import Desk
from care.eligibility_hearing import is_turning, is_turning_years
from care.eligibility_walk import Walk
from care.following import leaning


def later(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer who is too young today and says when they will not be: come again then."""
    years = is_turning_years(heard.turn.text)
    if desk.walk is None or (desk.pending and desk.pending.firm):
        return None
    if not (years or is_turning(heard.turn.text)):
        return None
    day, walk = heard.today, Walk.from_json(desk.walk)
    for rule in eligibility.load().of(walk.programme):
        finding = eligibility.judge(rule, walk.facts, day)
        if finding.failed and set(finding.failed) <= {"age"}:
            figure = eligibility.load().parameter(bound(rule.when, "age"), day)
            said = heard.say("eligibility.later", count=figure.value)
            return Outcome(replace(desk, lost=0), (said,))
        if years and finding.failed and set(finding.failed) <= _YEARS:
            name = finding.failed[0]
            figure = eligibility.load().parameter(bound(rule.when, name), day)
            count = f"{figure.value}{figure.unit}"
            return Outcome(
                replace(desk, lost=0), (heard.say("eligibility.later_years", count=count),)
            )
    return None


_SUMS = frozenset({"amount", "share"})
_YEARS = frozenset({"service_years", "contract_years"})


def amount(heard: Hearing, desk: Desk) -> Outcome | None:
    """Answer how much somebody gets who was just told where they stand: it is not written."""
    asked = leaning(heard.text)
    if desk.walk is None or asked is None or not asked.bare or not _SUMS & set(asked.kinds):
        return None
    record = Record("政策咨询", desk.clause, "文件没有写明，已说明", heard.text[:500])
    desk = replace(desk, lost=0, question=heard.text[:200])
    said = [heard.say("eligibility.no_amount")]
    if is_noted(desk):
        return Outcome(desk, tuple(said), record)
    if not (desk.pending and desk.pending.firm) and not heard.inside_booking:
        said.append(heard.say("policy.offer_note"))
    return Outcome(offer(heard, desk, "note"), tuple(said), record)
