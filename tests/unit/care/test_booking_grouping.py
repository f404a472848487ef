"""The same facts, in any order and told together or one by one, lead to the same booking."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.care.booking_line import Form

VISIT = {
    "when": "后天上午十点",
    "address": "住乌石镇圩上老电影院对面",
    "phone": "电话13900000002",
    "name": "我叫丘亚妹",
    "whom": "是给我妈约的",
}
APPLICATION = {
    "when": "下个月3号下午2点半",
    "address": "住兴业县石南镇玉贵路12号",
    "phone": "手机13600000003",
    "name": "我叫覃小梅",
    "task": "要装扶手，门口做个坡道",
}
REPAIR = {
    "when": "1月4号上午10点半",
    "address": "住容县容州镇城南路8号",
    "phone": "电话18500000004",
    "name": "我叫陈志强",
    "note": "厨房水笼头一直滴水",
}
CONSULT = {
    "when": "下周一上午10点",
    "address": "住北流市新圩镇中心小学旁边",
    "phone": "电话18600000005",
    "name": "我叫刘芳芳",
    "whom": "给我妈约的",
}


def grouped(draw, facts):
    """Return the facts in turns: any order, any turns, commas or the pauses of speech between."""
    order = draw(st.permutations(sorted(facts)))
    mark = draw(st.sampled_from(["，", " ", "。"]))
    turns, turn = [], []
    for name in order:
        turn.append(facts[name])
        if draw(st.booleans()):
            turns.append(mark.join(turn))
            turn = []
    return [*turns, mark.join(turn)] if turn else turns


def same_booking(draw, opening, facts):
    form = Form(opening, *grouped(draw, facts))
    straight = Form(opening, *facts.values())
    assert form.draft == straight.draft
    assert form.progress.asked == "confirm", form.draft
    form.say("对，就这样订")
    assert form.outcome == "book"


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_visit_is_the_same_however_it_is_told(data):
    same_booking(data.draw, "我想请人打扫卫生", VISIT)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_an_application_is_the_same_however_it_is_told(data):
    same_booking(data.draw, "我想申请家里的无障碍改造", APPLICATION)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_repair_is_the_same_however_it_is_told(data):
    same_booking(data.draw, "我想报修", REPAIR)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_consult_keeps_the_address_nobody_asks_for(data):
    form = Form("约个健康咨询", *grouped(data.draw, CONSULT))
    assert (form.draft.county, form.draft.town) == ("北流市", "新圩镇")
    assert "中心小学" in form.draft.address


def test_an_address_beside_a_question_is_no_question():
    form = Form(
        "给我妈约个健康咨询，她有糖尿病，想问问饮食。下周一上午10点，北流市新圩镇中心小学旁边，"
        "18600000005，刘芳芳"
    )
    assert (form.draft.county, form.draft.town) == ("北流市", "新圩镇")
    assert "中心小学" in form.draft.address
    assert form.progress.asked == "confirm"


def test_a_yes_while_something_is_missing_says_what():
    form = Form("打扫卫生，明天下午三点，电话13800000001，我叫陈桂英")
    answer = form.say("对，没错，就这样订")
    assert form.outcome == "ask"
    assert "还差地址" in answer
    assert "到哪里" in answer
