"""What is said and done once an emergency was heard."""

import re

import pytest

from care.emergencies import KINDS, responses
from care.emergencies.kinds import EMERGENCIES
from care.errors import ContentError


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_first_words_of_forty_characters_in_both_languages(kind: str) -> None:
    response = responses.for_kind(kind)
    assert response.kind == kind
    assert response.level == KINDS[kind]
    for language in ("cmn", "yue"):
        text = response.first.say(language)
        assert 0 < len(re.findall("[\u3400-\u9fff]", text)) <= 40
    assert response.first.cmn != response.first.yue
    assert "duty" in response.alert
    assert response.source


@pytest.mark.parametrize("kind", EMERGENCIES)
def test_every_emergency_tells_the_caller_what_to_dial(kind: str) -> None:
    response = responses.for_kind(kind)
    assert response.dial
    spoken = response.first.cmn
    assert kind.startswith("suicide") or response.dial[0] in spoken


def test_gas_is_left_before_the_telephone_is_used() -> None:
    said = responses.for_kind("gas_co").first.cmn
    assert said.index("别开灯") < said.index("先出门再打电话") < said.index("119")


def test_poison_is_not_brought_up_and_the_lost_are_reported_at_once() -> None:
    assert "别催吐" in responses.for_kind("overdose_poison").first.cmn
    assert "不用等24小时" in responses.for_kind("missing_dementia").first.cmn


def test_somebody_who_wants_to_die_is_not_questioned_and_gets_a_person() -> None:
    for kind in ("suicide_direct", "suicide_veiled"):
        response = responses.for_kind(kind)
        assert response.questions == ()
        assert "12356" in response.dial
        assert "duty" in response.alert


def test_the_family_is_not_alerted_about_violence_at_home() -> None:
    assert responses.for_kind("abuse_violence").alert == ("duty",)


def test_questions_come_in_the_order_near_where_awake() -> None:
    ids = [question.id for question in responses.for_kind("stroke").questions]
    assert ids[:3] == ["with_you", "where", "awake"]


def test_far_away_is_the_area_code_and_120() -> None:
    text = responses.general().far_away.say("cmn", area_code=responses.AREA_CODE)
    assert "0775120" in text
    assert "120" in responses.general().nobody_on_duty.say("yue", dial="120")


def test_an_unknown_kind_is_treated_as_acute() -> None:
    assert responses.for_kind("no_such_kind").kind == "other_acute"


@pytest.mark.parametrize("promise", ["救护车在路上了", "已经有人赶来", "救援马上到", "医生马上到"])
def test_a_promise_that_help_is_coming_is_refused(promise: str) -> None:
    with pytest.raises(ContentError, match="许诺"):
        responses._wording({"cmn": promise, "yue": "好"}, "here")


def test_no_wording_promises_that_help_is_coming() -> None:
    text = responses.PATH.read_text(encoding="utf-8").split("general:", 1)[1]
    assert not responses._NEVER.search(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_to_do_until_help_comes(kind: str) -> None:
    response = responses.for_kind(kind)
    assert response.meanwhile.cmn != response.meanwhile.yue
    assert "请马上打" not in response.meanwhile.cmn
    assert all(asked.source for asked in response.asked)


@pytest.mark.parametrize("kind", EMERGENCIES)
def test_every_emergency_answers_questions(kind: str) -> None:
    assert len(responses.for_kind(kind).asked) >= 5


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_names_a_dose(kind: str) -> None:
    response = responses.for_kind(kind)
    for said in (response.first, response.meanwhile, *(a.wording for a in response.asked)):
        assert not re.search("[一二两半几0-9](片|粒|颗|毫克|毫升|支)", said.cmn + said.yue)


def test_breathing_comes_before_a_fall_and_getting_out_before_everything_but_no_breath() -> None:
    grave = {kind: responses.for_kind(kind).grave for kind in KINDS}
    assert grave["not_breathing"] == max(grave.values())
    assert grave["fire"] > grave["unconscious"] > grave["stroke"] > grave["fall_cannot_rise"]
    assert all(grave[kind] == 0 for kind in KINDS if KINDS[kind] == "urgent")
