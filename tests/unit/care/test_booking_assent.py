"""A yes is heard amid remarks; a correction, a doubt or a question is none."""

import pytest
from booking_line import Form

from care.booking_answers import signals
from care.booking_assent import agrees, echoes, refuses, remarks
from care.text import normalise


def heard(said):
    plain = normalise(said).text
    return agrees(plain, said), refuses(plain)


@pytest.mark.parametrize(
    "said",
    [
        "听到了，没讲错，就这样订。",
        "嗯，你念的都对，请她来吧。",
        "饭就这样，对的，我什么都吃，不忌口。",
        "核对过了，没错，下单。",
        "是，就是这样，帮我定。",
        "啱嘅，冇错，就咁记。",
        "啱，都啱，就咁约。",
        "唔会错，照你讲嘅",
        "没得错，就照这个来",
        "做得做得，就恁样",
        "着，着，就恁样定",
        "都着，莫改了",
        "行，到时再讲。刚才念的都对，就这么定。",
        "好 饭的没错 订",
        "对，改成这样，确定。",
        "哎，对，齐了，就买这些，定下来。",
        "哪里错了，没错啊",
        "哦没有没有，是对的",
        "系啦系啦，啱晒，就咁定啦",
        "好咯好咯，师傅到了喊门喊大声点，我耳朵背。",
        "嗯，没念错，我听清楚了",
        "对的，叫师傅带把梯子来",
        "没有错 就这么办",
        "无错，帮我约啦",
        "对 改",
    ],
)
def test_these_agree(said):
    assert heard(said) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "等等我想想",
        "好，等一下，我问下我女",
        "好像不对吧",
        "唔啱，系后日",
        "电话冇错，地址错咗",
        "你念错了",
        "这样对吗",
        "对不对啊？",
        "谢谢",
        "我什么都吃",
        "叫她带够纱布喔，我屋里没有了。",
        "我是问这样订要不要钱",
        "好是好，但是太早了",
        "这样不得",
        "可以改到后天吗",
        "啱唔啱你再睇下",
        "没有",
        "都记上了吧？",
        "好，我再考虑下",
        "你同我讲清楚点",
        "这个嘛",
        "那样啊",
        "你讲的",
        "帮我改一下",
        "就是电话那里",
    ],
)
def test_these_agree_to_nothing(said):
    yes, no = heard(said)
    assert no or not yes


def test_a_denied_error_is_no_wish_for_a_change():
    assert not signals(normalise("听到了，没讲错，就这样订").text)["changing"]
    assert signals(normalise("讲错了，改后天").text)["changing"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("好咯好咯，师傅到了喊门喊大声点，我耳朵背。", "师傅到了喊门喊大声点，我耳朵背"),
        ("对，叫她带够纱布喔，我屋里没有了。", "叫她带够纱布喔，我屋里没有了"),
        ("好，叫师傅记得扛梯子。谢谢你。", "叫师傅记得扛梯子"),
        ("号码是138。莫打座机，座机坏了。", "莫打座机，座机坏了"),
    ],
)
def test_what_whoever_comes_should_know_is_kept_in_the_callers_words(said, kept):
    assert remarks(said) == [kept]


@pytest.mark.parametrize(
    "said", ["叫她妈来听电话", "叫师傅来修水龙头", "我叫陈桂英", "对的，就这样", "莫打扰我睡觉"]
)
def test_these_are_no_remarks_for_whoever_comes(said):
    assert remarks(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "唔使约啦，我就随口问问。",
        "不约了",
        "不用订了",
        "先不订",
        "我只是问问",
        "我随便问问而已",
        "莫订了",
        "等她回来以后再约",
    ],
)
def test_these_call_it_off(said):
    assert signals(normalise(said).text)["stop"]


@pytest.mark.parametrize(
    "said",
    [
        "不用预约吗",
        "不用订那么多",
        "我只是问一下，几点能来？",
        "我先问问家里人",
        "以后再加菜",
        "不要辣椒",
        "不用改了",
        "我就住河边",
        "晓得了，那个以后再讲，讲回换药",
        "行，到时再讲。刚才念的都对，就这么定。",
    ],
)
def test_these_call_nothing_off(said):
    assert not signals(normalise(said).text)["stop"]


@pytest.mark.parametrize(
    "said",
    [
        "问下 我媳妇想去学照顾老人 那个培训收钱不",
        "那个补贴得不得",
        "要钱不",
        "贵不贵",
        "八十岁有没有钱发",
        "培训收费咩",
    ],
)
def test_these_ask_without_a_mark(said):
    assert signals(normalise(said).text)["asks"]


@pytest.mark.parametrize("said", ["我什么都吃", "哪天都得", "对，就这样", "这个不要", "多少都行"])
def test_these_ask_nothing(said):
    assert not signals(normalise(said).text)["asks"]


@pytest.mark.parametrize(
    "text",
    [
        "哦对了 她今年82 下不了床",
        "哦对了家里有只猫怕生不要开阳台门",
        "对了我问你哈",
        "对了,日子对了,可扫地怎么没改过来",
    ],
)
def test_a_word_that_begins_another_matter_agrees_to_nothing(text: str) -> None:
    assert not agrees(text, text)


@pytest.mark.parametrize("text", ["对了,就这样", "对了没错", "对了对了", "对了,帮我订"])
def test_the_same_word_as_an_answer_agrees(text: str) -> None:
    assert agrees(text, text)


@pytest.mark.parametrize("text", ["对对两份", "对改成大后天", "好的,下午三点", "系嘅 两份"])
def test_an_assent_may_open_what_is_said_again(text: str) -> None:
    assert echoes(text)


@pytest.mark.parametrize("text", ["两份", "不是两份", "我对面那家", "哦对了两份太少"])
def test_a_detail_alone_is_no_assent(text: str) -> None:
    assert not echoes(text)


@pytest.mark.parametrize(
    "said",
    [
        "嗯是这样子",
        "系咁样",
        "就这样子啦",
        "没有别的了麻烦你了啊",
        "哦好晓得了我等着",
        "好知道了",
        "好的，明白了，我等你们",
        "得啦知道了我等住",
        "嗯，没有别的了，就这样",
        "对，我等着",
    ],
)
def test_who_waits_or_has_no_more_to_say_agrees(said):
    assert heard(said) == (True, False)


@pytest.mark.parametrize(
    "said",
    [
        "晓得了",
        "我知道错了",
        "好，我知道那天不行",
        "好知道了要改地址",
        "没有别的时间了",
        "好晓得了但是日子不对",
        "我等一下",
        "没有",
        "还有别的吗",
        "好是好，晓得怎么改吗",
        "等等，我等儿子",
        "是这样的，我妈九十了",
    ],
)
def test_knowing_or_waiting_alone_agrees_to_nothing(said):
    assert not heard(said)[0]


HELD = "我要订两份午饭，后天中午，送到玉州区民主路10号，我叫苏玉兰，电话13800000053"


@pytest.mark.parametrize(
    "said",
    [
        "先莫订先莫订 我要问过我儿子 他同意了我再打来",
        "屋里现在我女儿住院没心思搞卫生 这个事不办了先 以后再讲",
        "先别约先别约 等我老伴回来商量",
        "莫订住 我问下我女先",
        "先别下单 我跟老头子商量一下",
        "这事先放着吧 以后再说",
        "事情先搁着 过两天再讲",
        "你先莫安排 我问过媳妇再讲",
        "慢点订 我儿子还没同意",
        "卫生的事先不搞了 等出院以后再看",
        "毋爱订先 涯问过赖子正讲",
    ],
)
def test_to_hold_a_booking_calls_it_off(said):
    assert Form(HELD, said).outcome == "stop"


@pytest.mark.parametrize(
    "said",
    [
        "先别挂 对的 帮我订",
        "先别订两份 订三份",
        "以后再讲补贴的事 先订这个",
        "莫订错了啊",
        "没心思做饭 所以叫你们送",
    ],
)
def test_words_like_it_hold_nothing(said):
    assert Form(HELD, said).outcome != "stop"
