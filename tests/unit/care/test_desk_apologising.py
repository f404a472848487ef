"""Who says sorry for the trouble wants nothing; who says sorry first may want something."""

import pytest

from care.desk_letting_go import apologises
from care.requests import recognise


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
