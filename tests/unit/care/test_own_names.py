"""The caller's own name outweighs the others that a turn names, and stands beside a number."""

import pytest

from care.telling import hear


@pytest.mark.parametrize(
    ("asked", "text", "name"),
    [
        ("phone", "我不晓得她姓什么啊反正就是礼拜一上午来的那个我叫李凤莲", "李凤莲"),
        ("phone", "我莫 不是 他姓莫 我姓岑 岑永康 七十八了 北流六靖的", "岑永康"),
        ("phone", "付款人是我吕思琪，13877508126，老人叫吕福生，住容县黎村镇。", "吕思琪"),
        (None, "我爸叫陈国强，我是他女儿陈小芬，13877506914", "陈小芬"),
        ("county", "好吧，那有消息请联系我：庞小燕，13877505599，老人住玉州区。", "庞小燕"),
        (None, "你就写我何婆婆要交送饭钱 何美清 一三八七七五零七五五四", "何美清"),
        ("phone", "梁振邦，就用这个号", "梁振邦"),
        ("fee", "许桂芳 就这个电话 你先讲讲我欠多少", "许桂芳"),
        ("phone", "我姓朱 朱家和 家和万事兴那个家和 打这个电话找我", "朱家和"),
    ],
)
def test_what_callers_say_of_themselves_is_their_name(asked, text, name):
    telling = hear(text, asked)
    assert telling.told.name == name
    assert not telling.others_name


@pytest.mark.parametrize(
    "text", ["姑妈叫饶淑贤，住陆川县，联系我：13877506914。", "她叫唐秋菊 电话13877508803"]
)
def test_the_name_of_another_stays_anothers(text):
    assert hear(text).others_name


@pytest.mark.parametrize(
    "text", ["我系广东人 13877506914", "我叫张师傅来修，电话13877508803", "白天都在家 打这个电话"]
)
def test_where_one_is_from_and_whom_one_sends_for_are_no_names(text):
    assert hear(text, "phone").told.name is None


def test_a_one_heard_as_another_word_makes_the_number_whole():
    assert hear("么三八七七五零零九八八", "phone").told.phone == "13877500988"
    assert hear("什么三八二七三", None).told.phone is None
