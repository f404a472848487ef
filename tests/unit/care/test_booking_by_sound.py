"""What a recogniser misheard is put right by its sound; ordinary words are left alone."""

import pytest
from booking_line import Form

from care.booking_by_sound import sounded_out

MISHEARD = [
    ("名天下五三店可以吗", "明天下午三点可以吗"),
    ("后田上五十点来", "后天上午十点来"),
    ("下个李拜三早商九点", "下个礼拜三早上九点"),
    ("新期四下五两店半", "星期四下午两点半"),
    ("金天晚商七点行不行", "今天晚上七点行不行"),
    ("下州三上午久点", "下周三上午九点"),
    ("大后田中五十二点", "大后天中午十二点"),
    ("后天傍碗送", "后天傍晚送"),
    ("听日朝早就点", "听日朝早九点"),
    ("明早八店", "明早八点"),
    ("我屋企喺陆川线马坡真新山村六队", "我屋企喺陆川县马坡镇新山村六队"),
    ("住容限十里真十里街88号", "住容县十里镇十里街88号"),
    ("福绵去成均真成均街12号", "福绵区成均镇成均街12号"),
    ("兴业限石南真玉贵录33好", "兴业县石南镇玉贵路33号"),
    ("地只是北流市民乐真", "地址是北流市民乐镇"),
    ("性黄叫黄大光电画幺三九零零零", "姓黄叫黄大光电话幺三九零零零"),
    ("免贵信陈，陈大文", "免贵姓陈，陈大文"),
    ("店话是一三八零零零", "电话是一三八零零零"),
    ("手鸡幺三八零零", "手机幺三八零零"),
    ("我要两分饭", "我要两份饭"),
    ("就钟秋的前一天", "就中秋的前一天"),
    ("虫阳当天晚上", "重阳当天晚上"),
    ("就动至当天下午", "就冬至当天下午"),
    ("下午两点办", "下午两点半"),
]


@pytest.mark.parametrize(("said", "meant"), MISHEARD)
def test_what_was_misheard_is_put_right(said, meant):
    assert sounded_out(said, None) == meant


@pytest.mark.parametrize(
    "said",
    [
        "网上八点开始抢票",
        "我叫钟秋",
        "活动至当天结束",
        "八点办证的地方开门",
        "中五点菜不急",
        "今天八店开业",
        "拎上五楼好重",
        "上五节课",
        "行李太重拿不动",
        "他性格好",
        "博白现在下雨",
        "亚山真漂亮",
        "十里真是远",
        "北流是我老家",
        "北流市场买的",
        "下午吧点什么好",
        "下午就点菜",
        "明天下五点名",
        "他这个人性子急",
        "容县现在修路",
        "我信你们",
        "幸福小区三号楼",
        "他记录3号那天的事",
        "这条线路好远",
        "电话费好贵",
        "电化厂那边",
        "我名下无房",
        "后天天晴",
        "厚田街18号",
        "王明天叫我来的",
        "对面的队伍好长",
        "玉林市的人",
        "十点十分饭才来",
        "十二点过五分饭就凉了",
    ],
)
def test_ordinary_words_are_left_alone(said):
    assert sounded_out(said, None) == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("嗯队队的", "嗯对对的"),
        ("队 就这样", "对 就这样"),
        ("号的号的", "好的好的"),
        ("没挫", "没错"),
        ("岩晒", "啱晒"),
        ("事的", "是的"),
        ("几号", "几号"),
        ("排队", "排队"),
        ("新山村6队", "新山村6队"),
        ("新的", "新的"),
        ("念得对", "念得对"),
        ("好事", "好事"),
    ],
)
def test_an_assent_is_heard_where_one_was_asked_for(said, meant):
    assert sounded_out(said, "confirm") == meant
    assert sounded_out(said, "name") == said


def test_a_day_alone_is_put_right_where_it_was_asked_for():
    assert sounded_out("名天吧", "date") == "明天吧"
    assert sounded_out("下五来", "time") == "下午来"
    assert sounded_out("名天", "name") == "名天"


def test_a_booking_through_a_bad_recogniser():
    form = Form("我想越一个家正服务扫扫弟", "名天下五两点可以不可以")
    assert (form.draft.date, form.draft.time) == ("2026-11-24", "14:00")
    form.say("我家在博白限亚山真民主路8号旁边有个卖化肥的电铺")
    assert (form.draft.county, form.draft.town) == ("博白县", "亚山镇")
    assert form.draft.address.startswith("民主路8号")
    form.say("性刘叫刘德贵电画幺三八零零零零五六七八")
    assert (form.draft.name, form.draft.phone) == ("刘德贵", "13800005678")
    assert form.progress.asked == "confirm"
    form.say("嗯队队的")
    assert form.outcome == "book"
