"""Names, numbers and requests of the desk as they are told in one breath."""

import pytest

from care.desk_assent import consents
from care.desk_signing import only_asks
from care.requests import recognise, wanted
from care.telling import hear
from care.voice import of_the_voice


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我姓覃覃丽萍西早覃丽是美丽的丽萍是浮萍的萍", "覃丽萍"),
        ("免贵姓冼叫冼月娥冼是两点水一个先月亮的月嫦娥的娥", "冼月娥"),
        ("系啊就呢个号我系黄屋嘅黄志明", "黄志明"),
        ("我姓钟钟是金字旁那个钟叫钟桂兰", "钟桂兰"),
        ("我是李明的老婆", "李明"),
    ],
)
def test_a_name_is_whole_however_its_characters_are_explained(text, name):
    assert hear(text, "name").told.name == name


@pytest.mark.parametrize("text", ["牛奶费", "金鸡村", "陆川县", "成成成", "方便啊", "时间长"])
def test_no_everyday_word_is_a_name_while_a_number_is_asked(text):
    assert hear(text, "phone").told.name is None


def test_a_bare_name_answers_who_it_was_where_that_is_asked():
    assert hear("罗小芸", "whom").told.name is None


def test_how_many_are_cared_for_is_no_condition():
    assert "一个人" not in hear("就照顾我公公一个人").told.conditions
    assert hear("我妈就一个人在家").told.conditions


def test_just_this_one_is_the_calling_number():
    assert hear("就打我这个").this_number
    assert not hear("记这个人").this_number


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("喂喂一二三一二三测试测试听不听得到", "line_test"),
        ("哈不是大排档啊那你们是搞什么的", "ability"),
        ("做咩嘎你哋呢个热线", "ability"),
        ("叔叔你是谁呀我在玩奶奶的手机", "child"),
        ("阻住你了唔好意思", "sorry"),
        ("下次先我就问下", "leaving"),
        ("唔使覆我啦", "no_call"),
    ],
)
def test_what_is_said_to_the_hotline_is_told_by_its_words(text, wish):
    assert recognise(text).id == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("你们搞什么鬼", "ability"),
        ("好 麻烦了", "sorry"),
        ("下次送餐改到十二点", "leaving"),
        ("不用打针吧", "no_call"),
        ("你们吃饱了没事干吗", "kind_words"),
        ("你们要小心点别再弄坏了", "kind_words"),
    ],
)
def test_words_alike_are_something_else(text, wish):
    found = recognise(text)
    assert found is None or found.id != wish


def test_a_question_after_the_rule_of_a_sign_up_signs_nobody_up():
    assert only_asks("想问那个为老志愿服务登记制度是哪几个单位搞的")
    assert not only_asks("我想报名当志愿者归哪个单位管")


def test_record_it_if_you_can_is_a_yes():
    assert consents("可以记就记")
    assert consents("得啊记啦冇所谓嘅")
    assert not consents("可以不记吗")
    assert not consents("对了她还有哮喘")


def test_an_intent_counts_only_where_the_words_name_what_it_needs():
    assert recognise("谢谢你啊", "thanks", 0.95) is None
    assert recognise("你们派来的护士真细心", "thanks", 0.95) is wanted("praise")


def test_to_hurry_somebody_else_is_no_wish_about_our_voice():
    assert not of_the_voice("行你叫他们快点")
    assert of_the_voice("你讲得太快了")
    assert of_the_voice("慢点咧")
    assert not of_the_voice("送到门口敲大声点，我耳朵背")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫文淑贞 住玉州区玉城街道 电话13877546602 周末有空", "文淑贞"),
        ("我叫仝小兰 喺陆川嘅", "仝小兰"),
        ("涯喊做昌运生 住北流城西", "昌运生"),
        ("他叫陈大有 电话13877546621", "陈大有"),
    ],
)
def test_a_name_amid_other_details_is_taken_whatever_its_surname(text, name):
    assert hear(text, "name").told.name == name


@pytest.mark.parametrize(
    "text", ["你叫经理 打给我", "叫师傅 明天来", "文件在哪里看", "我叫儿子 打电话来"]
)
def test_who_is_called_is_no_name(text):
    assert hear(text, "phone").told.name is None


def test_the_number_is_this_one():
    assert hear("电话就系呢个").this_number


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("意思就是肯定有咯？", "certain"),
        ("系咪稳阵㗎", "certain"),
        ("咁即系实有啦", "certain"),
        ("你敢保证吗", "certain"),
        ("那就是十拿九稳了对吧", "certain"),
        ("边个会打畀我", "who_calls"),
        ("你们哪个部门打给我", "who_calls"),
        ("几时有信", "deadline"),
    ],
)
def test_what_is_asked_after_something_was_told_or_taken(text, wish):
    found = recognise(text)
    assert found is not None
    assert found.id == wish


@pytest.mark.parametrize(
    "text", ["我肯定要订", "护士一定会来吗", "昨天谁打给我的", "明天一定要送到", "走路不稳"]
)
def test_these_want_neither_a_promise_nor_who_rings(text):
    found = recognise(text)
    assert found is None or found.id not in ("certain", "who_calls")
