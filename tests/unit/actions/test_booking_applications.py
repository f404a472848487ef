"""Applications for staff hold what was told; of two bookings the right one is cancelled."""

from dataclasses import dataclass

import pytest

from actions.booking_recall import recallable, with_earlier
from actions.turn import CurrentTurn
from care.booking_hearing import Heard
from care.bookings import Draft
from tests.unit.actions.hotline import NOW, Hotline, database


@pytest.fixture
def made(database_url):
    opened = database(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("lines", "about", "held"),
    [
        (
            (
                "想给我爸家里装扶手，门口再做个坡道",
                "兴业县石南镇玉贵路口加油站旁边",
                "下个月3号下午2点半",
                "电话13600000003，我叫覃小梅",
            ),
            "家庭无障碍改造",
            ("12月3日星期四下午2点半", "加油站", "扶手", "坡道", "我爸"),
        ),
        (
            (
                "我想装一个紧急呼叫器 我一个人住 八十三了",
                "住玉州区名山街道机械厂旧宿舍",
                "电话13300000004，我叫韦德昌",
                "哪天来都得 最好下礼拜二上午九点",
            ),
            "紧急呼叫",
            ("12月1日星期二上午9点", "机械厂", "一个人住", "83"),
        ),
        (
            (
                "帮我爸约个辅具，想配轮椅，下下个礼拜一上午九点",
                "容县杨梅镇和平街8号，电话13900000005，我叫莫建军",
            ),
            "康复辅具",
            ("12月7日星期一上午9点", "和平街8号", "轮椅", "我爸"),
        ),
    ],
)
def test_an_application_holds_the_day_the_place_and_the_wishes(made, lines, about, held):
    line = Hotline(made)
    for text in lines:
        line.say(text, "book_housekeeping" if text == lines[0] else "inform")
    said = line.say("对", "affirm")
    (row,) = line.consultations()
    assert row.about == about
    stored = f"{row.outcome} {row.note} {row.beneficiary} {row.age}"
    for part in held:
        assert part in stored, (part, stored)
    assert held[0] in said
    assert "以工作人员联系为准" in said
    assert line.bookings() == []


def test_an_application_without_a_day_promises_none(made):
    line = Hotline(made)
    line.say("想申请家庭病床，住东街9号，电话13800000074，我叫吕建华", "book_housekeeping")
    said = line.say("对", "affirm")
    assert "登记好了" in said
    assert "想" not in said
    assert line.consultations()[0].outcome == "申请家庭病床，已登记，待工作人员联系"


def test_two_bookings_with_remarks_are_each_what_was_ordered(made):
    line = Hotline(made)
    line.say(
        "给我妈约个家政打扫，下周三上午9点，人民中路6号，电话13800000001，我叫黄丽娟",
        "book_housekeeping",
    )
    line.say("另外我妈要换药，想再约个上门护理，下周四下午三点半", "book_nursing_visit")
    line.say("地址一样的。她右脚做了手术，伤口要换药，护士会带药水来吗？", "book_nursing_visit")
    assert "12月3日星期四" in line.say("对，两个都对，就这样订", "affirm")
    line.say("是的确认", "affirm")
    second, first = sorted(line.bookings(), key=lambda b: b.service)
    assert (first.service, first.date, first.note) == ("家政", "2026-12-02", None)
    assert (second.service, second.date, second.time) == ("上门护理", "2026-12-03", "15:30")
    assert "换药" in second.note
    assert "来电人问：护士会带药水来吗" in second.note
    assert second.beneficiary == "我妈"


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("四婆話嗰日個仔接佢哋去食，飯唔要喇，取消嗰兩份飯，傾偈嗰個照舊", "助餐"),
        ("送饭的取消，聊天那个不要取消", "助餐"),
        ("陪聊那个退了吧，饭还是要送", "陪伴"),
    ],
)
def test_of_two_bookings_only_the_one_meant_is_cancelled(made, said, gone):
    line = Hotline(made)
    line.say(
        "找人陪我妈聊天，明天下午三点，人民中路6号，电话13800000001，我叫何志文",
        "book_housekeeping",
    )
    line.say("对", "affirm")
    line.say("还要明天中午送两份饭", "book_meal")
    line.say("对", "affirm")
    line.say(said, "cancel_booking")
    line.say("係，淨係取消呢個，第個唔好取消", "cancel_booking")
    assert {b.service: b.status for b in line.bookings()} == {
        name: "cancelled" if name == gone else "confirmed" for name in ("助餐", "陪伴")
    }


@dataclass
class Past:
    text: str
    ordinal: int
    intent: str = "inform"


@dataclass
class Told:
    past: list

    @property
    def turns(self):
        return self

    def of(self, conversation):
        return self.past


TURN = CurrentTurn("c_1", "t_9", 9, "phone", NOW, "对，就这样")


@pytest.mark.parametrize(
    ("told", "slot", "value"),
    [
        ("我就住乌石镇圩上老电影院对面", "address", "老电影院对面"),
        ("我叫丘亚妹，电话13900000002", "name", "丘亚妹"),
        ("我家厕所灯坏了", "note", "厕所灯坏了"),
    ],
)
def test_what_was_told_earlier_is_looked_for_before_it_is_asked_again(told, slot, value):
    alarm = Past("在城东村口一号，叫王大", 3, "emergency")
    earlier = Told([Past(told, 1), Past("好的", 2), alarm])
    heard = with_earlier(earlier, Heard(yes=True), Draft(service="维修"), TURN, slot)
    assert value in getattr(heard, slot)


def test_only_what_was_asked_in_vain_is_looked_for():
    draft = Draft(service="家政")
    assert recallable("address", "address", Heard(yes=True), draft)
    assert not recallable("address", "phone", Heard(), draft)
    assert not recallable("address", "address", Heard(wrong=("address",)), draft)
    assert not recallable("date", "date", Heard(yes=True), draft)
