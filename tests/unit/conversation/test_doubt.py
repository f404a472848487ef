"""您现在有危险吗 is answered by a yes, by a no, by neither, or by the matter that was under way."""

from datetime import datetime

import pytest

from care.clock import SHANGHAI
from care.emergencies import Verdict
from conversation.doubt import handed_on, outcome
from conversation.frame import DANGER, Frame
from conversation.phrases import phrase
from conversation.state import DialogueState

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
RAISED = {
    "booking_form": "佢部机成日唔听，打我嘅手提",
    "intake_form": "名字要替我瞒着，不然我妈在里面难做",
    None: "家里有条狗会咬人",
}


def _state(loop: str | None, asked: str | None, **slots: object) -> DialogueState:
    pending = {"kind": "intake", "asked": asked, "digits": "1897710"}
    memory = {"desk": {"pending": pending}}
    return DialogueState(
        slots={"requested_slot": asked, "memory": memory, **slots}, active_loop=loop
    )


def _came_to(
    text: str,
    loop: str | None = "booking_form",
    asked: str | None = "address",
    kind: str = "electric_shock",
    raised: tuple[str, ...] = (),
) -> str:
    frame = Frame(kind, "e1", awaiting=DANGER, interrupted=loop, raised=raised or (RAISED[loop],))
    state = _state(loop, asked, service="助餐" if loop == "booking_form" else None)
    return outcome(text, frame, state, Verdict(), NOW)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("confirm", "对对对 就这样订"),
        ("confirm", "系，就咁订啦"),
        ("confirm", "可以可以，照这个下单"),
        ("confirm", "嗯，帮我订上"),
        ("confirm", "啱，两样都系咁订"),
        ("confirm", "是，确认"),
        ("phone", "13877501234"),
        ("phone", "号码 152 0775 4470，我叫何志文"),
        ("phone", "就打来电这个号码"),
        ("phone", "电话幺三八七七五零一二三四"),
        ("date", "后天上午九点"),
        ("date", "下礼拜三啦"),
        ("time", "下昼三点"),
        ("address", "玉州区名山街道机械厂宿舍三栋"),
        ("address", "旧街牌坊进来第三家"),
        ("address", "博白镇人民中路供销社对面"),
        ("name", "我叫吴秀莲"),
        ("name", "覃国华"),
        ("quantity", "要两份"),
        ("confirm", "饭改成三份"),
        ("confirm", "多少钱一份啊"),
        ("confirm", "师傅要不要带梯子来"),
        ("confirm", "等下几点送来"),
        ("confirm", "不好意思，我女儿讲她回来帮我搞，这个不要了，帮我退掉吧"),
        ("date", "取消掉吧"),
        ("date", "算了不订了"),
        ("phone", "那什么时候有人打给我"),
    ],
)
def test_who_goes_on_with_the_booking_is_in_no_danger(asked: str, text: str) -> None:
    assert _came_to(text, asked=asked) == "went_on"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("phone", "行 那什么时候有人回我"),
        ("phone", "好，我等你们电话"),
        ("phone", "打我手机13977105568，姓梁"),
        ("phone", "五五六八"),
        ("phone", "就这个号码"),
        ("name", "梁志强"),
        ("what", "别跟院里讲是我投诉的"),
        ("whom", "就是那个护工态度差"),
        ("phone", "几时能给我答复"),
        ("phone", "我还要问下高龄津贴怎么领"),
    ],
)
def test_who_goes_on_with_an_enquiry_is_in_no_danger(asked: str, text: str) -> None:
    assert _came_to(text, "intake_form", asked, "other_acute") == "went_on"


@pytest.mark.parametrize("loop", ["booking_form", "intake_form", None])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "是",
        "有",
        "是的 好 谢谢你",
        "对对对",
        "嗯嗯",
        "有啊",
        "救命啊",
        "快来人啊",
        "呜呜呜",
        "我好怕",
        "他在砸门",
        "他打我",
        "不要打我",
        "不方便说话",
        "不是我，是我老伴，她讲不出话",
        "他讲话也讲不清楚",
        "今天早上开始这样的",
        "他八十几岁了",
        "头好晕",
        "在厕所里面",
        "那个那个",
        "没有气了",
        "没力气了",
        "不知道",
        "对，我叫陈秀英，救救我，电话13800000014",
        "你们快来，我在城西路8号",
    ],
)
def test_a_yes_a_cry_silence_and_a_mumble_are_danger(loop: str | None, text: str) -> None:
    assert _came_to(text, loop) == "danger"


def test_a_sign_of_danger_in_the_answer_is_danger_whatever_it_books() -> None:
    frame = Frame("fall_cannot_rise", awaiting=DANGER, interrupted="booking_form", raised=("啊",))
    state = _state("booking_form", "phone", service="助餐")
    heard = Verdict("urgent", False, "minor_fall", ("跌",))
    assert outcome("13877501234", frame, state, heard, NOW) == "danger"


@pytest.mark.parametrize("loop", ["booking_form", "intake_form", None])
@pytest.mark.parametrize(
    "text",
    [
        "没有",
        "没有啊，我好好的",
        "冇啊，我冇事",
        "没有危险，我就是要投诉护工态度",
        "不是不是，我讲的是电视",
        "哪里有什么危险",
        "没事没事，听错了",
        "没有没有，快过年了想订个打扫",
        "没有，不用担心",
        "哦，那不是，她现在在家呢",
        "现在没有啊",
        "我没有危险",
    ],
)
def test_a_plain_no_is_none(loop: str | None, text: str) -> None:
    assert _came_to(text, loop) == "none"


@pytest.mark.parametrize("text", ["13800000001", "我叫韦兰香", "在人民路8号"])
def test_who_books_nothing_and_gives_an_address_is_asking_for_help(text: str) -> None:
    assert _came_to(text, None, None, "stroke") == "danger"


@pytest.mark.parametrize("kind", ["suicide_veiled", "suicide_direct", "abuse_violence"])
@pytest.mark.parametrize(
    "text",
    ["没什么", "算了，不说了", "没事", "你别管", "多少钱一份啊", "13877501234", "别问了"],
)
def test_who_may_not_dare_to_say_so_is_asked_once_more(kind: str, text: str) -> None:
    assert _came_to(text, asked="phone", kind=kind) == "once_more"


@pytest.mark.parametrize("kind", ["suicide_veiled", "abuse_violence"])
@pytest.mark.parametrize(
    "text",
    ["就这样订", "电话13877501234，我叫黄丽娟", "帮我取消吧，不要了", "后天上午，两份"],
)
def test_a_plain_booking_goes_on_whatever_was_feared(kind: str, text: str) -> None:
    assert _came_to(text, asked="phone", kind=kind) == "went_on"


@pytest.mark.parametrize(
    ("text", "came_to"),
    [
        ("是", "danger"),
        ("有点", "danger"),
        ("不敢讲", "danger"),
        ("", "danger"),
        ("没有", "none"),
        ("不是", "none"),
        ("算了不说了", "went_on"),
        ("多少钱一份", "went_on"),
    ],
)
def test_the_gentler_question_is_put_once(text: str, came_to: str) -> None:
    raised = ("我老公讲话好大声", "没什么，别问了")
    assert _came_to(text, asked="phone", kind="abuse_violence", raised=raised) == came_to


@pytest.mark.parametrize("text", ["转人工", "叫个真人来听"])
def test_who_wants_a_person_is_not_asked_once_more(text: str) -> None:
    assert _came_to(text, kind="suicide_veiled") == "went_on"


@pytest.mark.parametrize(
    "text",
    [
        "要土鸡蛋两斤 花生油五升装一桶 还有无糖饼干两盒",
        "酱油一瓶，盐两包，再来点面条",
        "爱豆腐四块同猪肉一斤",
    ],
)
@pytest.mark.parametrize("kind", ["suicide_veiled", "fall_cannot_rise"])
def test_who_lists_what_to_buy_is_in_no_danger(kind: str, text: str) -> None:
    assert _came_to(text, None, None, kind, raised=("我脚痛落唔到楼",)) == "went_on"


@pytest.mark.parametrize(
    "text", ["吃了半瓶药，还喝了酒", "流了两碗血", "打烂两个碗，割到手", "安眠药两瓶 白酒一斤"]
)
def test_what_was_swallowed_or_spilt_is_no_list(text: str) -> None:
    assert _came_to(text, None, None, "suicide_veiled", raised=("我不想说了",)) == "danger"


@pytest.mark.parametrize(
    "text", ["要唔要先交钱㗎", "啊 年龄讲错 虚岁七十九 实岁七十八", "这个档案收不收钱 文件有没讲"]
)
def test_who_asks_after_money_or_corrects_a_form_goes_on(text: str) -> None:
    assert _came_to(text, None, None, "allergy") == "went_on"


def test_a_bare_no_leaves_the_words_before_to_be_answered() -> None:
    frame = Frame("stroke", interrupted="booking_form", raised=("送到老圩市场后面",))
    handed = handed_on("没有啊，我好好的", frame, phrase("go_ahead"))
    assert handed.bare
    assert handed.words == ("送到老圩市场后面",)


def test_an_open_booking_hears_the_turn_alone_and_the_desk_both() -> None:
    lead = phrase("go_ahead")
    frame = Frame("stroke", interrupted="booking_form", raised=("送到老圩市场后面",))
    assert handed_on("13877501234", frame, lead).words == ("13877501234",)
    frame = Frame("stroke", interrupted="intake_form", raised=("别讲是我说的",))
    words = handed_on("几时有人回我", frame, lead).words
    assert words == ("别讲是我说的。几时有人回我", "几时有人回我")


def test_how_a_meal_is_to_be_cooked_is_no_sign_of_danger():
    raised = ("这几天热得灶台边站不住人 明天中午能送三份饭不",)
    told = "要软烂点的 牙口都不行了 辣椒千万不要放"
    assert _came_to(told, None, None, "heat_stroke", raised) == "went_on"
    assert _came_to("他热得站不住 人不行了", None, None, "heat_stroke", raised) == "danger"
