"""A child far off books for a parent at home: whom it is for, and under whose name."""

import pytest
from booking_line import Form


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("想给玉林的妈妈约一次上门护理", "妈妈"),
        ("给老家的爸爸订一份午饭", "爸爸"),
        ("帮我给博白县的外婆订一份午饭", "外婆"),
    ],
)
def test_whom_it_is_for_may_be_told_with_where_they_are(said, whom):
    assert Form(said).draft.beneficiary == whom


@pytest.mark.parametrize("said", ["我想订一份午饭", "帮我约个人打扫家里的厨房"])
def test_a_place_without_a_person_names_nobody(said):
    assert Form(said).draft.beneficiary is None


def test_the_name_of_whom_it_is_for_stands_where_the_caller_gives_a_third_ones_number():
    form = Form("想给玉林的妈妈约一次上门护理，请护士换尿管", "下周三下午三点")
    form.say(
        "地址是陆川县温泉镇滨江小区5栋301，妈妈叫丘玉芳，81岁。联系电话留我哥的：13877506621。"
    )
    assert form.progress.asked == "confirm"
    assert (form.draft.beneficiary, form.draft.name) == ("妈妈丘玉芳", "丘玉芳")


def test_who_calls_from_the_number_told_is_asked_for_a_name_once():
    said = "想约个家政，给我婆婆祝兰英", "电话13800000001，容县黎村镇黎村街12号，后天下午"
    form = Form(*said, caller="+8613800000001")
    assert form.progress.asked == "name"
    form.say("对，谢谢")
    assert (form.progress.asked, form.draft.name) == ("confirm", "祝兰英")
