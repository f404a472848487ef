"""At the read-back only a yes books, however willing a note, a wish or a question sounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from care.booking_dialogue import Step, advance
from care.booking_hearing import hear
from care.booking_settling import Setting
from care.bookings import Draft, Progress
from care.clock import SHANGHAI

NOW = datetime(2027, 4, 12, 9, 0, tzinfo=SHANGHAI)
DRAFT = Draft(
    service="上门护理",
    date="2027-04-15",
    time="15:00",
    phone="13800000536",
    name="陈志强",
    address="新圩镇河村二组15号",
    county="北流市",
    town="新圩镇",
    beneficiary="我母亲",
)

NO_YES = (
    "哦这样啊",
    "哦，这样子",
    "原来是这样",
    "噢咁样啊",
    "这样啊，明白了",
    "另外麻烦备注一下她对碘酒过敏，别用碘酒",
    "麻烦你记一下我家门铃坏了要打电话",
    "帮我备注一下老人耳朵背",
    "再麻烦跟护士讲一声家里有只狗",
    "顺便登记一下她对青霉素过敏",
    "还有啊麻烦写上我妈左手不能量血压",
    "另外请安排一个女的护士来",
    "可以的话叫个会讲白话的来",
    "麻烦安排个有经验的",
    "好像她对酒精也过敏的",
    "行动不方便要人扶",
    "对花生过敏麻烦备注",
    "对消毒水过敏",
    "好怕痛的，轻手啲",
    "妥善保管一下我放门口的钥匙",
    "她得过中风半边身子不能动",
    "着凉了有点咳嗽",
    "成日头晕嘅",
    "是卧床的病人来的",
    "记住我家狗会咬人",
    "订的时候忘了讲我妈有糖尿病",
    "唔该同护士讲声，阿婆耳仔唔好",
    "麻烦帮我备注门口有级台阶",
    "确认一下护士是女的吗",
    "确认一下到时会不会打电话",
    "你帮我问下护士有没有带纱布",
    "麻烦你帮我记多一句，家里没电梯",
    "麻烦登记一下紧急联系人是我姐",
    "请备注：老人有胃造瘘",
    "同意的话麻烦让她穿鞋套",
    "护士来了按门铃没人应就打我电话",
    "我妈脾气不太好多担待",
    "她不识字的，要慢慢跟她讲",
    "对了她对胶布过敏",
    "可以叫护士戴口罩吗",
    "可以带多几包棉签来吗",
    "能不能安排同一个护士",
    "要不要准备热水",
    "到时几个人来",
    "得唔得带埋血糖仪",
    "照顾她的是我姐，护士来找我姐就行",
    "麻烦安排早一点到，别迟到",
    "安排个力气大的，我妈重",
    "我妈讲客家话，最好来个会讲客家话的",
    "嗯我想问一下护士要多久",
    "我爸怕生，第一次来麻烦讲慢点",
    "对头孢过敏",
    "好唔好叫个女护士",
    "可唔可以叫佢带埋体温计",
    "有糖尿病嘅，唔好带甜嘢",
    "备注一下",
    "帮我加个备注",
    "帮我备注",
    "还有一件事要登记",
    "就是她有点老年痴呆，来了要有耐心",
    "订好以后短信发给我吗",
    "订好之后会不会有人联系我",
    "嗯，家里有狗",
    "她青霉素过敏，帮我登记上",
    "她青霉素过敏，你帮我记下来",
    "我妈普通话不太好，麻烦请护士说白话",
    "唔好放咁多盐，医生话我血压高",
    "我耳朵背，到了门口喊大声点，拍门也得",
    "师傅要男的，上厕所方便",
    "好似有啲发烧",
    "得闲就早点来",
    "是给我妈约的",
    "我去喂鸡了",
    "你声音真好听",
    "行啊，不过要早点",
)
YES = (
    "对，另外麻烦备注一下她对碘酒过敏",
    "对的，叫护士轻一点",
    "没错，记得带纱布",
    "嗯对，还有她耳朵背，讲话大声点",
    "都对，麻烦护士戴口罩",
    "啱，叫佢带埋血糖仪",
    "系啊，冇错，阿婆怕痛，轻手啲",
    "可以，就这样订，家里有狗，来了先打电话",
    "确认，备注她对碘酒过敏",
    "信息没问题，另外备注一下她青霉素过敏",
    "好的，没错，麻烦安排女护士",
    "对对对，她不识字，要慢慢讲",
    "行，就这样，门铃坏了打电话",
    "是的，都对，我妈普通话不好，请说白话",
    "无错，唔该叫个女护士",
    "着，都着，喊佢莫迟到",
    "没有问题，护士到了按门铃",
    "对",
    "嗯，对的",
    "系啊",
    "啱晒",
    "就这样订吧",
    "可以下单",
    "确认，信息没问题",
    "没错，麻烦你们了",
    "对头，就是这些",
    "帮我约吧",
    "都对，谢谢",
    "要得，就按这个来",
    "你念的都对",
    "冇问题，落单啦",
    "不用改了，就这样",
    "妥了，订吧",
    "好，订吧，家里有只猫，护士不怕吧",
    "对，我妈对酒精过敏别用酒精",
    "嗯嗯，没讲错，她左手打不得针",
    "可以了，麻烦备注老人有糖尿病",
    "行行行，就这么办，护士来找我姐",
    "没错没错，不用再改，楼下有门禁打电话我下去接",
    "系嘅，唔该备注佢有糖尿病",
    "对的预约就按这个来",
    "着了着了就系咁样",
    "对，辛苦你了，你声音真好听",
    "对对对，没别的了，我去喂鸡了",
    "帮我登记吧",
    "系个，着个",
    "中，就恁样",
)


def answered(text: str, draft: Draft = DRAFT) -> Step:
    heard = hear(text, asked="confirm", draft=draft, now=NOW)
    return advance(draft, Progress(asked="confirm"), heard, Setting(NOW))


@pytest.mark.parametrize("text", NO_YES)
def test_what_holds_no_yes_books_nothing(text: str) -> None:
    assert answered(text).outcome == "ask"


@pytest.mark.parametrize("text", YES)
def test_a_yes_books_whatever_is_told_beside_it(text: str) -> None:
    assert answered(text).outcome == "book"


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("我妈普通话不太好，麻烦请护士说白话", "白话"),
        ("都对，麻烦安排个女护士", "女护士"),
        ("最好来个年纪大点有经验的", "有经验"),
        ("叫佢准时啲，唔好迟到", "准时"),
        ("她不识字的，要慢慢跟她讲", "不识字"),
        ("能不能安排同一个护士", "同一个"),
        ("唔好放咁多盐，医生话我血压高", "盐"),
        ("我耳朵背，到了门口喊大声点，拍门也得", "拍门"),
        ("没错，记得带纱布", "纱布"),
        ("顺便登记一下她对青霉素过敏", "青霉素"),
        ("对，我妈对酒精过敏别用酒精", "酒精"),
        ("系啊，冇错，阿婆怕痛，轻手啲", "怕痛"),
    ],
)
def test_what_whoever_comes_should_know_is_noted_with_what_it_is_about(
    text: str, noted: str
) -> None:
    assert noted in str(answered(text).draft.note)


@pytest.mark.parametrize(
    "text",
    [
        "对，辛苦你了，你声音真好听",
        "对对对，没别的了，我去喂鸡了",
        "信息没问题",
        "是给我妈约的",
        "啱晒，唔该",
        "好，就这样定，拜拜",
    ],
)
def test_talk_beside_a_yes_is_no_note(text: str) -> None:
    assert answered(text).draft == replace(DRAFT)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("最后一个字是六五三六", "13800000536"),
        ("最后一位是六", "13800000536"),
        ("最后四位是0536", "13800000536"),
        ("尾号五三六", "13800000536"),
        ("最后一个数是八，五三八", "13800000538"),
        ("最后一位不对，是八", "13800000538"),
        ("最后一位数字是9", "13800000539"),
        ("尾号是0563才对", "13800000563"),
    ],
)
def test_the_end_of_the_number_changes_as_many_digits_as_were_named(text: str, number: str) -> None:
    step = answered(text)
    assert step.draft.phone == number
    assert step.draft.note is None


TOLD_ONLY = (
    "我早上吃两粒药头有点昏是不是药吃多了",
    "哦，这样子，那我改天去问社区",
    "改日再讲这个，我先问问女儿",
    "过两天我去街上买",
    "过几天我仔返来先",
    "早上血压一百六是不是高",
    "昨晚三点才睡着",
    "我中午吃了药就好睡",
    "今早吐了一次",
    "晚上睡不着怎么办",
    "改天再去办优待证",
    "以后有事再问你",
)


@pytest.mark.parametrize("text", TOLD_ONLY)
@pytest.mark.parametrize("asked", ["phone", "address", "name"])
def test_a_day_told_stays_whatever_else_is_told(text: str, asked: str) -> None:
    draft = replace(DRAFT, phone=None, name=None, address=None)
    heard = hear(text, asked=asked, draft=draft, now=NOW)
    new = advance(draft, Progress(asked=asked), heard, Setting(NOW)).draft
    assert (new.date, new.time) == (DRAFT.date, DRAFT.time)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("改天吧，那天不得闲", (None, "15:00")),
        ("那天不行，改天行不行", (None, "15:00")),
        ("改到早上九点", ("2027-04-15", "09:00")),
        ("要星期五上午的", ("2027-04-16", "上午")),
        ("下午四点来", ("2027-04-15", "16:00")),
    ],
)
def test_a_day_told_moves_for_who_says_that_it_does_not_suit(
    text: str, moved: tuple[str | None, str]
) -> None:
    draft = replace(DRAFT, phone=None)
    heard = hear(text, asked="phone", draft=draft, now=NOW)
    new = advance(draft, Progress(asked="phone"), heard, Setting(NOW)).draft
    assert (new.date, new.time) == moved
