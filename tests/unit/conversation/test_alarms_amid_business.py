"""Alarming words of ordinary business alarm nobody; the same things in earnest do."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict, check
from care.emergencies.responses import for_kind
from conversation import doubt
from conversation.alarm import in_talk
from conversation.doubt import handed_on
from conversation.frame import DANGER, Frame, has_arrived
from conversation.going_on import says_yes
from conversation.guidance import doubt_of
from conversation.ordered import orders_meanwhile
from conversation.phrases import phrase
from conversation.state import DialogueState

NOW = datetime(2026, 10, 14, 9, 20, tzinfo=SHANGHAI)
HOMES = DialogueState(slots={"memory": {"desk": {"case": {"request": "institution"}}}})

REPAIRS = [
    "我前天叫你们派人来修电热水壶，讲好早上到，等到天黑都没人来，帮我看下怎么回事",
    "上个月报修的电饭锅，师傅到今日都冇嚟，我日日坐喺门口等，你帮我查查",
    "之前打电话订咗整热水炉，等到颈都长，冇人嚟，查下先",
    "报修了洗衣机，讲今天来，坐到现在脚都麻了还没到，你帮我催催",
    "客厅个插座有啲松，隔篱话怕漏电，唔敢掂，想揾个师傅整下",
    "洗衣机漏水又漏电没人敢用了帮我叫个人来修",
    "我爸不敢用那个热水器，讲漏电会电死人，叫师傅来看看",
    "电磁炉烧了，煮不得饭，这几天帮我订午饭吧",
    "下水道堵了，厕所水往外冒，今天能来人通吗",
    "厨房插座烧黑了一块，早就拔了不用了，想请人换掉",
]
FOOD = [
    "家里没米了，帮我买十斤大米，明天上午送来",
    "奶奶讲家里米还有，大米不要了",
    "屋企仲有油，油唔使买住",
    "屋家还有面条，面毋要了，盐爱两包",
    "我妈讲菜园里有青菜，青菜就不用了，鱼照要",
    "米快见底了，代购一袋，周六送",
    "冇米喇，帮我买十斤米，两斤面条",
]
PILLS = [
    "血压药快吃完了，下个礼拜三陪我去医院开药，行吗",
    "药只剩一个礼拜的了，下周去开",
    "药快食完喇，帮我去药房买两盒",
]
DEMENTIA = [
    "我爸84岁，老年痴呆，会走路，有时候认不得人",
    "我妈八十一，有老年痴呆，能自己走路吃饭，有时候记不得我是谁，想问你们收不收",
    "阿公失智两年，行得走得，净系唔记得嘢",
    "我爸得了阿尔茨海默三年，能走，会自己吃，就是不认得人",
    "她有痴呆，生活能自理，脾气好，晚上睡觉",
    "有认知障碍，爱翻东西，别的都好，你们收吗",
    "阿婆痴呆咗两年，自己识行，间中唔记得我哋个名，一个月几钱",
]
PAST = [
    "我老伴走了五年了，我一个人住，想订个饭",
    "我妈上个月摔过一次，骨头没断，现在好了，想约个护士来看看恢复得怎样",
    "前年中风过，左手不太灵活，想请人上门做康复",
    "送餐的今天把汤洒了烫了他自己的手，他讲没事，我就是想表扬他",
    "孙子上次喝错了洗洁精吓死我，好在没事，今天想问助餐怎么订",
    "我明天去医院做心脏检查，中午的饭就不要送了",
]


@pytest.mark.parametrize("text", [*REPAIRS, *FOOD, *PILLS, *DEMENTIA, *PAST])
def test_ordinary_business_in_alarming_words_alarms_nobody(text: str) -> None:
    assert in_talk(text, check(text)).level == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("等师傅等了两天，我自己去弄热水器，给电打了，现在半边手没力", "electric_shock"),
        ("空调跳闸我去推，啪一声把我打飞，现在手黑了", "electric_shock"),
        ("修灯的师傅从梯子上给电下来，叫不应", "electric_shock"),
        ("插座烧黑了一块，现在还在冒火", "fire"),
        ("热水器那里冒烟了，墙上的线在烧", "fire"),
        ("灶打不着火，一直漏气，满屋味道，头痛", "gas_co"),
        ("洗澡的时候头晕，我老婆现在躺在浴室里头软软的，热水器是烧气的", "gas_co"),
        ("水管爆了，水淹到膝盖，我妈瘫在床上搬不动", "flood"),
        ("锁头坏了，我妈关在厕所里头出不来，喊她声音越来越小", "trapped"),
        ("送来的汤烫到我爸肚子，皮掀开一大块", "burn"),
        ("我爸老年痴呆，会走路，刚才不见了", "missing_dementia"),
        ("他糊涂，不记得我是谁，刚才打开门走了，找不着", "missing_dementia"),
        ("她有痴呆，晚上睡觉还在，早上床空的，门开着", "missing_dementia"),
        ("我爸痴呆，跟他去看养老院，一转头人没了", "missing_dementia"),
        ("阿婆失智，会自己走，下楼倒垃圾就没上来", "missing_dementia"),
        ("我妈痴呆，会走路，从后窗爬出去的，邻居讲往河边去了", "missing_dementia"),
        ("我爸阿尔茨海默五年，他的床是凉的，拐杖也不在", "missing_dementia"),
        ("岳母有痴呆，保姆打电话讲带她买菜走着走着松手了", "missing_dementia"),
        ("妈妈认知障碍，带她看床位，电梯门一关她没跟上", "missing_dementia"),
        ("他有时不认得家，拐杖丢在桥边", "missing_dementia"),
        ("奶奶糊涂会自己走路保姆说她趁开门溜了", "missing_dementia"),
        ("修热水器的没来，我老公自己上手，现在人直挺挺的", "electric_shock"),
        ("冰箱漏电，老太婆拿菜被咬住手，扯不开", "electric_shock"),
        ("热水器师傅没来，现在机子里面呼呼响，冒火星烧到墙纸", "fire"),
        ("厕所往外冒水，一楼全泡了，瘫在床上的老爸床板都湿到了", "flood"),
        ("老伴走了五年，我也够了，衣服叠好了，今晚去找他", "suicide_veiled"),
        ("血压药吃完两天了，现在胸口像石头压着，背也痛", "chest_pain"),
    ],
)
def test_the_same_things_in_earnest_are_heard(text: str, kind: str) -> None:
    heard = in_talk(text, check(text))
    assert (heard.level, heard.kind) == ("emergency", kind)


@pytest.mark.parametrize(
    "text",
    [
        "米缸没米了，两天没吃东西，想叫你们帮忙",
        "屋企冇米冇油，行唔到落楼，由琴日到而家得饮水",
        "米没了，两顿没吃，脚又走不动，手上没钱",
        "冇米喇，饿咗一日，行唔郁，帮帮手",
        "米没了菜也没了，帮买点吃的，我两腿打飘",
        "屋企冇米，帮买少少，身上得返三蚊",
        "面条吃光了，订一份饭吧，昨天中午吃的到现在",
        "家里没米了，帮我买十斤，从早上空着肚子到现在",
        "药吃完了，今天早上就没吃",
        "胰岛素用完了，今天没得打",
        "降压药前天就断了，头有点胀",
    ],
)
def test_who_goes_without_stays_urgent(text: str) -> None:
    assert in_talk(text, check(text)).level == "urgent"


@pytest.mark.parametrize(
    "text",
    [
        "急死了，婆婆老糊涂，中午出去到现在没回，到处都找过了",
        "𠊎爸老懵懂，食昼后走出去，到今下还冇归，满圩寻遍了",
        "我妈痴呆，早上讲去买菜，现在天都黑了人还没到家，亲戚家问遍了都没有",
        "阿爷老人痴呆，朝早七点出去饮茶，而家天黑都未返，周围揾过都揾唔到",
        "奶奶有痴呆下午在公园走散了找了两个钟头没找到电话也没带",
        "家婆失智四个钟头没见人了，村前村后都找了",
        "老父亲脑子坏了，赶集走散了，找到现在影子都没有",
    ],
)
def test_who_loses_their_way_and_is_sought_is_not_asked_about(text: str) -> None:
    doubted = Verdict("emergency", True, "missing_dementia", ("没回",), 0.7)
    assert not in_talk(text, doubted).ask


@pytest.mark.parametrize(
    "text",
    [
        "我妈痴呆，下午走丢了，找到了，在妹妹家",
        "阿公痴呆，琴日行失咗，差人揾返佢了",
        "她糊涂，眼镜找不到了，成日骂人",
        "怕我爸痴呆走丢了没回来，想申请定位手表",
        "电视里有个痴呆老人走出去没回来，全村都找不到",
    ],
)
def test_what_is_no_search_is_not_made_sure(text: str) -> None:
    doubted = Verdict("emergency", True, "missing_dementia", ("没回",), 0.7)
    heard = in_talk(text, doubted)
    assert heard.ask or heard.level == "none"


@pytest.mark.parametrize("kind", ["stroke", "fall_cannot_rise", "electric_shock", "gas_co"])
def test_a_doubted_danger_is_told_the_number_at_once(kind: str) -> None:
    assert for_kind(kind).dial[0] in doubt_of(kind).text


def test_the_lost_are_asked_about_and_not_the_caller() -> None:
    asked = doubt_of("missing_dementia").text
    assert "110" in asked
    assert asked.endswith("人现在不见了吗？")


@pytest.mark.parametrize("kind", ["suicide_veiled", "suicide_direct", "abuse_violence"])
def test_who_may_not_dare_to_answer_is_only_asked(kind: str) -> None:
    assert doubt_of(kind).text == "您现在有危险吗？"


@pytest.mark.parametrize(
    "text",
    [
        "下周三想先去参观一下，看看有没有床位",
        "有冇空位，星期六想去睇下环境",
        "一个月收费多少",
        "想礼拜天带他去看看",
    ],
)
def test_who_asked_for_a_home_goes_on_about_it(text: str) -> None:
    asked = Frame("missing_dementia", "e1", awaiting=DANGER, raised=("我爸痴呆",))
    assert doubt.outcome(text, asked, HOMES, Verdict(), NOW) == "went_on"


@pytest.mark.parametrize(
    "text", ["对，人不见了", "床位先不看，他刚才走出去没回", "是，在养老院走丢的"]
)
def test_who_asked_for_a_home_and_misses_somebody_is_heard(text: str) -> None:
    asked = Frame("missing_dementia", "e1", awaiting=DANGER, raised=("我爸痴呆",))
    assert doubt.outcome(text, asked, HOMES, check(text), NOW) == "danger"


def test_whom_to_ring_is_handed_on_to_the_desk() -> None:
    opened = Frame("missing_dementia", "e1", interrupted="intake_form", raised=("我爸痴呆",))
    told = opened.told("我叫邹敏，13700004411")
    handed = handed_on("一个月收费多少", told, phrase("resume"))
    assert "13700004411" in handed.words[0]


@pytest.mark.parametrize(
    "text",
    [
        "今晚的饭怕是煮不得了，你帮我订一份，晚上六点送来家里",
        "咁我要跟车去，屋企阿婆冇人煮饭，帮佢订份午饭啦",
        "那今天的饭帮我订两份",
        "顺便想请个人明天来搞卫生，血弄得到处都是",
        "帮我买十斤米，五斤面条，送到家",
        "我去医院陪他，家里老娘的午饭帮我订一份送过去",
        "涯跟车去，夜晡帮涯订一份饭",
        "后天帮我请个护理员上门护理，他出院就要人",
    ],
)
def test_who_has_help_and_orders_is_served(text: str) -> None:
    helped = Frame("fall_cannot_rise", "e1", raised=("跌倒起不来",)).told("120打了，在路上了")
    assert helped.called
    assert orders_meanwhile(text, helped, Verdict(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "帮我叫护士来看看他",
        "帮我约个医生来给他按一下",
        "你帮我叫人来",
        "你们叫个人来扶他",
        "帮我买点止痛药来",
        "饭先不订了，我跟车去",
        "车几时到啊，帮我再打一下",
        "帮我订个救护车快来",
        "他叫不应了，帮我订份饭",
        "帮我把他扶起来",
    ],
)
def test_what_is_wanted_for_the_danger_is_no_order(text: str) -> None:
    helped = Frame("fall_cannot_rise", "e1", raised=("跌倒起不来",)).told("120打了，在路上了")
    assert not orders_meanwhile(text, helped, Verdict(), NOW)


def test_an_order_waits_for_help_and_for_those_who_must_be_held() -> None:
    order = "帮我订份午饭，中午十二点送"
    alone = Frame("stroke", "e1", raised=("嘴歪",))
    assert not orders_meanwhile(order, alone, Verdict(), NOW)
    for kind in ("suicide_direct", "abuse_violence", "scam_in_progress", "missing_dementia"):
        called = Frame(kind, "e1", arrived=True, facts={"called": "打了"})
        assert not orders_meanwhile(order, called, Verdict(), NOW)
    worse = Verdict("emergency", False, "not_breathing", ("没气",), 0.99)
    helped = Frame("stroke", "e1", arrived=True)
    assert not orders_meanwhile(order, helped, worse, NOW)


@pytest.mark.parametrize(
    ("kind", "text", "come"),
    [
        ("fall_cannot_rise", "隔壁三叔过来了，扶我坐到凳子上了，他讲120的车他也打了，等下到", True),
        ("stroke", "邻居来了，她讲已经打了电话", True),
        ("fall_cannot_rise", "儿子回来了，骂我不小心", False),
        ("trapped", "有人来了，拿着刀", False),
        ("abuse_violence", "邻居来了，他还在打我妈", False),
    ],
)
def test_helpers_are_heard_in_a_clause_of_their_own(kind: str, text: str, come: bool) -> None:
    assert has_arrived(text, kind) is come


def test_a_yes_with_another_sign_confirms_what_was_asked_about() -> None:
    asked = Frame("electric_shock", "e1", awaiting=DANGER, raised=("给电下来",))
    fall = Verdict("emergency", False, "fall_cannot_rise", ("躺",), 0.97)
    assert says_yes(asked, "是，他躺在地上不动", fall)
    assert not says_yes(asked, "不是电到，是我妈跌倒起不来", fall)
    graver = Verdict("emergency", False, "not_breathing", ("没气",), 0.999)
    assert not says_yes(asked, "是，他没气了", graver)
