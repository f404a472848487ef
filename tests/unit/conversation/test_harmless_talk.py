"""Life stories and small talk are no danger; who may be in danger is never taken for a talker."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict, check
from conversation.alarm import in_talk
from conversation.doubt import outcome
from conversation.frame import DANGER, Frame
from conversation.harmless_talk import chats, only_wants_talk, talk_of
from conversation.other_sense import said_plainly
from conversation.state import DialogueState

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
STORIES = [
    "我后生嗰阵喺供销社卖布，一日企到黑",
    "以前在砖厂挑砖，一天挑三千块",
    "老公过身八年啰，佢以前揸火车嘅",
    "老伴走了三年了，她做的扣肉最好吃",
    "哈哈，笑死我了，你还蛮老实的",
    "昨晚电视里那个坏人被车撞死了，好惨",
    "抗战片里打打杀杀，死好多人",
    "我以前当兵打过越南，炮弹在边上炸",
    "那时候闹饥荒，吃树皮，饿死好多人",
    "我养了两只鸡，天天下蛋给我吃",
    "孙女考上大学了，我高兴得要死",
    "跳广场舞那帮老太婆吵死人",
    "好了，我去洗脚睡觉了，改天再聊",
    "得啦，我去煮饭先，第日再倾",
    "我唱首山歌给你听好不好",
    "今日去趁圩，买咗条鱼，鱼仲生猛",
    "我以前教书的，学生都当校长了",
    "我小时候烧炭卖，一担炭卖两毛钱",
    "年轻的时候掉到河里差点淹死，是我哥捞起来的",
    "我那时候在矿上，塌过一次方，死里逃生",
    "你讲现在的后生仔是不是都不愿意回家",
]
VAGUE = ["我那个大伯脾气古怪，话又多", "我们那批老同事死得七七八八了", "楼下阿婆上个月走了，唉"]
DANGER_OR_NOTHING = [
    "",
    "嗯……",
    "哎哟……哎哟",
    "是啊是啊",
    "在厨房那里",
    "就在我旁边",
    "他没声音了",
    "他手还抓着线",
    "他以前没这样过",
    "他以前是电工，现在电得不会动",
    "我以前也晕过一次，跟现在一样",
    "看电视看到一半他就歪下去了",
    "打麻将打到一半她倒下去了",
    "年轻时落的病，现在胸口闷得紧",
    "笑着笑着就晕过去了",
    "我老公修电视被电了",
    "我梦见老伴叫我去陪他",
    "我一个人在家好怕",
    "没精神，一身汗",
    "老太婆嘴巴歪了",
    "家里有股焦味",
    "我叫李秀英，住在新民路8号",
    "电话13800000222，你记一下",
    "我不知道怎么讲",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_surely_talk_and_leaves_the_doubt(text: str) -> None:
    assert talk_of(text) == "surely"
    assert in_talk(text, check(text)).level != "emergency"
    assert _came_to(text) in ("went_on", "none")
    assert chats("我以前在砖厂挑砖", "electric_shock")


@pytest.mark.parametrize("text", VAGUE)
def test_what_may_be_more_than_talk_is_asked_about_once_more_and_then_left(text: str) -> None:
    assert _came_to(text) == "once_more"
    assert _came_to(text, raised=("电话也不打一个", "我种的菜给人偷了")) == "went_on"


@pytest.mark.parametrize("text", DANGER_OR_NOTHING)
def test_danger_a_groan_and_a_place_are_no_talk(text: str) -> None:
    assert talk_of(text) is None
    assert _came_to(text) == "danger"


@pytest.mark.parametrize("kind", ["suicide_veiled", "abuse_violence", "missing_dementia"])
def test_who_may_not_dare_to_say_so_is_asked_once_more_after_a_story(kind: str) -> None:
    assert _came_to("我以前在砖厂挑砖，一天挑三千块", kind=kind) == "once_more"
    assert not chats("我以前在砖厂挑砖，一天挑三千块", kind)


@pytest.mark.parametrize(
    "text",
    [
        "没什么事，就是想找个人说说话",
        "冇咩事，就系得闲揾人倾下偈",
        "没有什么事，就是想找人讲讲话，不碍你工作吧",
    ],
)
def test_who_only_wants_to_talk_is_not_low(text: str) -> None:
    assert only_wants_talk(text)
    assert in_talk(text, Verdict("urgent", False, "lonely_low", (), 0.6)).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "心里空落落的，就是想找个人说说话",
        "没什么事，就是想听下人声，眼泪自己流出来",
        "冇咩事，做人冇意思，想揾人倾两句",
        "想找个人说说话，好多天没人理我了",
    ],
)
def test_who_is_low_and_wants_to_talk_is_heard(text: str) -> None:
    assert not only_wants_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "孩子都在外面，电话也不打一个，重阳节都没人回来",
        "过节崽女电话都不打一个，没人回来看我",
    ],
)
def test_a_word_inside_another_is_no_emergency(text: str) -> None:
    assert in_talk(text, check(text)).level != "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "电视机着火了，烟好大",
        "电饭煲漏电打到我",
        "电话线烧起来了",
        "火车撞到人了",
        "他走了，没气了",
        "她走了三年才找到，现在又不见了",
        "气死我了，我胸口好痛",
        "热死人了，我爸晕倒在田里",
        "看抗战片看到一半，他突然说不出话",
        "血压一百九，头好痛要吐",
        "我以前当兵的，胸口痛得厉害",
        "我以前跌过，现在又跌了起不来",
    ],
)
def test_danger_beside_such_words_is_heard(text: str) -> None:
    assert in_talk(text, check(text)).level == "emergency"


def test_words_that_hold_none_are_left_as_they_are() -> None:
    assert said_plainly("电线掉下来了，家里着火") == "电线掉下来了，家里着火"


def _came_to(
    text: str, kind: str = "electric_shock", raised: tuple[str, ...] = ("电话也不打一个",)
) -> str:
    frame = Frame(kind, "e1", awaiting=DANGER, raised=raised)
    return outcome(text, frame, DialogueState(), Verdict(), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "今晚月亮好圆哦。没什么事，就是想找个人讲讲话。",
        "今日天气好好，冇乜事，想揾人倾下偈",
        "奶奶醒了，她说不许乱打电话，拜拜",
        "我妈睡醒了，你等下我叫她来听",
    ],
)
def test_a_moon_or_a_nap_over_is_no_danger(text: str) -> None:
    assert in_talk(text, check(text)).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "我把东西都分好了，就是想找个人说说话",
        "存折放在枕头下了，没什么事，就是想找个人讲讲话",
        "他醒了又昏过去",
        "奶奶叫不醒",
        "爷爷刚醒了，话讲不清，嘴歪歪的",
    ],
)
def test_what_stands_beside_it_is_heard(text: str) -> None:
    assert in_talk(text, check(text)).level == "emergency"
