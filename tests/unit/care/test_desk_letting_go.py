"""Who lets the matter rest is heard so in whatever words; a wish, a worry or a detail is none."""

import time

import pytest

from care.desk import says_yes
from care.desk_letting_go import apologises, lets_go, takes_in, wishes_to_hear
from care.requests import intent_of, recognise
from care.text import normalise


@pytest.mark.parametrize(
    "text",
    [
        "行吧，我等着",
        "对，这回记好了啵，莫又没人来",
        "哦好好多谢",
        "好，我写低咯，唔该你",
        "得喇得喇，咁我就放心喇",
        "嗯嗯晓得了，承蒙你哦",
        "好嘞，那我就在家里等师傅来",
        "中，麻烦你们了啊，下次有事再打给你们",
        "明白了明白了，谢谢姑娘",
        "得啦，写低咗喇，唔使再讲喇",
        "厓知得了，承蒙你，劳烦哩",
        "行，我记在日历上了",
        "好，编号我抄下来了",
        "系咁先啦，拜拜",
        "可以可以，你讲得很清楚，谢谢你啊",
        "好好好记住了不会忘",
        "没什么了就这样吧谢谢",
        "冇嘢喇，有心",
        "好的好的，那我挂了啊，你也早点休息",
        "哦，原来是这样，那我心里有数了",
        "收到，谢谢您的耐心解答",
        "是的没错，感谢",
        "好，那就这么说定了",
        "对对，就是这样，辛苦你了妹子",
        "好，等你哋电话",
        "行，那我等你们回话，谢谢",
        "哦好，我叫我仔记住佢",
        "得，咁我听日喺屋企等住",
        "谢谢啊小姑娘，帮了我大忙了",
        "好了好了，没得事了，不耽误你了",
        "唔，得，冇问题喇",
        "厓记倒了，多谢哇",
        "OK，收到",
        "好嘅，多谢晒你咁有耐性",
        "有劳了",
        "那行，费心了",
        "搞掂，唔该靓女",
        "对，莫忘记哈",
        "好，别又放我鸽子啊",
        "好唔该你啦妹妹仔",
        "系咁多啦，唔该晒",
        "行，那我就放心了，谢谢你们啊",
        "好，我叫孙子抄在墙上了",
        "知道咯，讲得几清楚，承蒙承蒙",
        "做得做得，厓等你兜来",
        "冇嘢补充喇，麻烦晒",
        "嗯嗯好的收到，辛苦辛苦",
        "哎呀太好了，解决了我的大问题",
        "行嘞，有事我再打给你们",
        "好，这次莫再搞错咯",
        "可以了可以了，谢谢，挂了",
        "好的，静候回复",
        "那就拜托你们了",
        "唔该晒靓女，你讲得好清楚",
        "哦，晓得咯，那我心头有底了",
        "是咯是咯，就咁样，麻烦晒",
        "好，我等他们打来",
        "好吧，那我慢慢等",
        "谢谢谢谢，你真是好人",
        "得，我记实咗",
        "明了，谢谢",
        "好嘞辛苦",
        "那行那行，我不打扰你做事了",
        "对头，就是这样，谢了哈",
        "好的，那就等通知吧",
        "你们可别忘了哈",
        "中嘞，俺知道了",
    ],
)
def test_these_let_the_matter_rest(text):
    assert lets_go(text)


@pytest.mark.parametrize(
    "text",
    [
        "好，那再帮我订一份后天的",
        "对了，再问下有没有补贴",
        "好，那要带什么东西",
        "行，那钱怎么给",
        "好，不过地址改一下",
        "谢谢，那我爸能不能领",
        "对，还有一件事",
        "好，顺便帮我看看昨天那单",
        "唔该，想问埋养老院有冇位",
        "得，但系听日我唔得闲",
        "好，电话换成我女儿的",
        "嗯，那个份数改成两份",
        "好的，取消吧",
        "多谢，等阵，我个地址讲错咗",
        "好，我胸口痛得很",
        "行吧，反正你们每次都不来，我要投诉",
        "对，人到现在都没来",
        "好，叫师傅带把梯子",
        "好，我叫陈桂芳",
        "知道了，那个文件第几条讲的",
        "谢谢，我想找个人讲下话",
        "有，还有",
        "不对，讲错了",
        "我等了三天都没人来",
        "没人来",
        "多谢你，不过我老公跌落床起唔到身",
        "好，我想死了算了",
        "好，那你帮我再念一遍编号",
        "多谢，仲有样嘢想问",
        "行，那明天下午几点到",
        "好，不过我可能要晚一点",
        "对，但是我换了电话",
        "唔该，我要投诉",
        "好，改成后天",
        "谢谢，我想取消",
        "嗯，我头晕得站不住",
        "得，我老豆揾唔见咗",
        "好，多谢，我屋企有煤气味",
        "是的，我等到现在都没来",
        "可以，那叫护士几点来",
        "那我等了一个下午了",
        "好，那我爸呢",
        "知道了，那残疾人呢",
        "好的那个什么补贴是多少",
        "谢谢你，帮我转人工",
        "没有收到短信",
        "好，我八十三了",
        "行，我叫覃秀英",
        "嗯，我老伴也要一份",
        "好，门牌讲错了是62号",
        "对，我儿子不同意",
        "好你个头",
        "我知道了，你们就是骗人的",
        "你好",
        "喂",
        "听不清，谢谢你大声点",
        "好，那先不要来了",
        "好，别来了",
        "唔该，莫来喇",
        "算了，不等了",
        "等下",
        "等我拿支笔",
        "你等等",
    ],
)
def test_these_want_or_tell_something(text):
    assert not lets_go(text)


def test_what_is_noted_down_is_no_lookup_and_no_cancelling():
    assert intent_of("好，编号我抄下来了") == "affirm"
    assert intent_of("厓记倒了，多谢哇") == "thanks"
    assert intent_of("好，编号是几多") is None


def _takes_offer(text):
    agrees = says_yes(normalise(text).text) and not takes_in(text)
    return wishes_to_hear(text) or agrees


@pytest.mark.parametrize(
    "text",
    [
        "好",
        "要",
        "好，念来听下",
        "听一下",
        "念吧",
        "嗯，读来听",
        "好啊，你念",
        "想听",
        "好，唔该你念下",
        "要啊",
        "读啦",
        "念给我听",
        "好的，那就念一遍吧",
        "来，念",
    ],
)
def test_these_wish_to_hear_what_was_offered(text):
    assert _takes_offer(text)


@pytest.mark.parametrize(
    "text",
    [
        "哦好好多谢",
        "好，我写低咯，唔该你",
        "晓得了",
        "记住了",
        "好，我写下来了",
        "明白",
        "得啦，听明白喇",
        "好，不用念了",
        "唔使啦多谢",
        "好好好清楚了",
        "嗯，有数了",
        "中，厓记倒了",
        "行，谢谢你，拜拜",
        "好，知道了",
        "好了我听清楚了",
        "可以了，谢谢",
        "收到谢谢",
        "哦，好",
    ],
)
def test_these_have_heard_enough(text):
    assert not _takes_offer(text)


@pytest.mark.parametrize("unit", ["好", "就", "谢谢", "麻烦你", "我就等", "没有别的", "在家"])
def test_a_long_stutter_takes_no_time(unit):
    lets_go("好")
    begun = time.perf_counter()
    lets_go((unit * 40)[:39] + "某")
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "不好意思啊白麻烦你们一趟",
        "对唔住啊，搞到你哋白忙一场",
        "真系唔好意思，改嚟改去",
        "哎呀真对不住，害你们白跑了",
        "抱歉，给你们添麻烦了",
        "麻烦你们白忙活一场，真是过意不去",
        "不好意思哈，订了又退，尽折腾你们",
        "厓真过意不去，累到你们了",
        "实在抱歉，让你们费心又取消",
        "不好意思，临时又变了",
        "不好意思又取消了",
        "对不起啊妹子，白白浪费你时间",
        "心里过意不去咧",
    ],
)
def test_these_are_sorry_for_the_trouble(text):
    wanted = recognise(text)
    assert wanted is not None
    assert wanted.id == "sorry"


@pytest.mark.parametrize(
    "text",
    [
        "不好意思，麻烦你帮我改到后天",
        "不好意思，我想取消",
        "对不起，号码讲错了",
        "麻烦你帮我查一下",
        "你们害我白等一天",
        "害得我白跑一趟，你们要道歉",
        "不好意思，问下几点到",
        "不好意思，麻烦再讲一遍",
        "抱歉，那我不要了",
        "不好意思，门牌报错了，是62号",
        "你们师傅白跑一趟关我什么事",
        "对不住，我要投诉",
        "不好意思，我头晕",
    ],
)
def test_these_say_sorry_and_want_something(text):
    assert not apologises(text)
