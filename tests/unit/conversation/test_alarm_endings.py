"""How an emergency ends: help refused, a drive to the doctor, arrival, a fraud seen through."""

import pytest

from care.emergencies import Verdict
from care.emergencies.responses import for_kind, general
from conversation import frame as frames
from conversation.ending import how, rest_of
from conversation.frame import Frame
from conversation.going_on import go_on

NONE = Verdict()


def _said(text: str, kind: str, *before: str) -> str:
    frame = Frame(kind, "e1")
    for words in before:
        frame = frame.told(words)
    return "".join(part.text for part in go_on(frame, text, NONE)[1])


@pytest.mark.parametrize(
    "text",
    [
        "不想去医院了，睡一觉就好了嘛",
        "唔使去医院啦，瞓一觉就冇事",
        "不去了，歇一下就好",
        "去什么医院，太贵了",
        "等天亮再说吧",
        "不用那么麻烦，缓一下就过去了",
        "不要叫救护车，花钱",
        "明早再去看",
        "他讲顶一下就好了",
        "医院好远，不去",
        "我不想打120",
        "冇使去睇医生，坐下就好",
    ],
)
@pytest.mark.parametrize("kind", ["gas_co", "stroke", "chest_pain"])
def test_who_will_not_have_a_doctor_is_urged(text: str, kind: str) -> None:
    assert frames.refuses(text, kind)
    wording = for_kind(kind).refused or general().refused
    assert _said(text, kind) == wording.cmn


@pytest.mark.parametrize(
    "text",
    [
        "医院在哪里",
        "要不要去医院",
        "我去不了医院，没车",
        "他不肯去医院怎么办",
        "好，我去医院",
        "我妈不去医院行吗",
        "医院不收我们",
        "他睡着叫不醒",
    ],
)
def test_who_asks_or_cannot_does_not_refuse(text: str) -> None:
    assert not frames.refuses(text, "gas_co")


def test_what_is_over_is_no_refusal_and_no_doctor_ends_a_fraud() -> None:
    assert not frames.refuses("没事了，不用叫120了", "choking")
    assert not frames.refuses("不用叫120，睡一觉就好", "scam_in_progress")
    assert not frames.refuses("睡一觉就好了", "suicide_direct")


@pytest.mark.parametrize(
    "text",
    [
        "隔壁阿强开车送我们去卫生院",
        "我女婿用摩托带我去医院",
        "儿子开车来载我们去",
        "好，我们就去医院",
        "已经在路上了，快到县医院",
        "上车了，正送去医院",
    ],
)
def test_who_is_driven_is_let_go(text: str) -> None:
    assert "好，快去" in _said(text, "gas_co")


@pytest.mark.parametrize(
    "text", ["可不可以自己开车送他去医院", "没有车送他去", "救护车在路上了", "等儿子回来再送他去"]
)
def test_who_asks_or_waits_is_not_on_the_road(text: str) -> None:
    assert "好，快去" not in _said(text, "gas_co")


def test_an_ambulance_is_advised_once() -> None:
    first, again = "我弟开车送他去医院", "阿弟开车载他去县医院"
    assert "120更稳当" in _said(f"叫{first}", "stroke")
    assert _said(again, "stroke", f"叫{first}") == general().on_the_way.cmn


@pytest.mark.parametrize(
    "text",
    [
        "到了到了，医生在看，讲要吸氧",
        "到医院了",
        "进卫生院了，在打吊针",
        "医生正在抢救",
        "我们已经在急诊了",
        "吸上氧了",
        "送到医院了，护士在处理",
    ],
)
def test_who_is_in_hospital_is_looked_after(text: str) -> None:
    assert frames.is_over(text, "gas_co")
    assert how(text, "gas_co")[0] is general().hospital


@pytest.mark.parametrize(
    "text",
    [
        "卫生院对面李家巷6号",
        "还没到医院",
        "要不要去医院",
        "医生没来",
        "快到医院了",
        "他以前住过医院",
        "离医院好远",
        "医院讲没有床位",
        "我们在去医院的路上",
    ],
)
def test_who_is_not_there_yet_is_not(text: str) -> None:
    assert not frames.in_hospital(text, "gas_co")


@pytest.mark.parametrize("kind", ["suicide_direct", "abuse_violence", "missing_dementia"])
def test_a_doctor_ends_no_fear(kind: str) -> None:
    assert not frames.is_over("医生在看了", kind)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("医生在看了。对了，明天的饭不用送了", "饭不用送"),
        ("到医院了，在吸氧，帮我查下高龄津贴", "高龄津贴"),
        ("救护车到了，饭先取消吧", "取消"),
    ],
)
def test_a_matter_told_with_the_end_is_taken_up(text: str, rest: str) -> None:
    assert rest in str(rest_of(text))


@pytest.mark.parametrize("text", ["医生在看了，讲要住院", "没事了，谢谢你", "到医院了，在检查"])
def test_an_end_alone_leaves_nothing_to_take_up(text: str) -> None:
    assert rest_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "好险啊，差点上当，吓得我手都冷了，多谢啦",
        "好彩问了你，没上他的当，唔该晒",
        "幸好没转",
        "还好没信他",
        "差一点就给他骗了",
        "知道是骗子了，我不理他",
    ],
)
def test_a_fraud_seen_through_is_over(text: str) -> None:
    assert frames.is_over(text, "scam_in_progress")
    assert how(text, "scam_in_progress")[0] is general().fraud_over


@pytest.mark.parametrize(
    "text",
    [
        "好险，我转了两千给他",
        "幸好没全转，转了一半出去",
        "钱没转",
        "他还在催，差点上当",
        "我是不是差点上当",
        "差点上当，验证码报给他了，怎么办",
    ],
)
def test_a_fraud_that_goes_on_or_cost_money_is_not(text: str) -> None:
    assert not frames.is_over(text, "scam_in_progress")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("密码我没有讲，我没那么蠢", "做得对"),
        ("验证码一个字都没告诉他", "做得对"),
        ("我没跟他讲密码", "做得对"),
        ("密码没讲，但是验证码报给他了", "冻结"),
        ("我把密码告诉他了", "冻结"),
        ("那你们热线收费是怎么收的", "不收钱"),
        ("你们会不会打电话叫我转账", "不会叫您转账"),
        ("文件里面有没有写领补贴要先交手续费", "文件没有写"),
        ("政策规定真的要先交保证金吗", "文件没有写"),
    ],
)
def test_what_is_told_or_asked_within_a_fraud_is_answered(text: str, holds: str) -> None:
    assert holds in _said(text, "scam_in_progress")


def test_who_got_out_hears_so_and_who_did_not_does_not() -> None:
    for text in ("窗开了，我们爬到门口了", "我走出来了，在院子里", "我们都出来了"):
        assert "出来了就好" in _said(text, "gas_co")
    for text in ("是烧炭的味道", "他还在屋里", "门打不开出不去"):
        assert "出来了就好" not in _said(text, "gas_co")


@pytest.mark.parametrize(
    "text",
    [
        "好我挂了 我崽阿强来接我了 冇转到钱",
        "我挂了他电话了 银行的妹子也讲是骗人的 不转了",
        "我收咗佢线喇 冇转到钱 吓死我了",
        "钱没转，我挂了他电话",
        "我已经挂断电话了，没给他钱",
    ],
)
def test_who_hung_up_and_pays_nothing_is_out_of_the_fraud(text: str) -> None:
    assert frames.is_over(text, "scam_in_progress")


@pytest.mark.parametrize(
    "text",
    [
        "我挂了 可是还没转 他又打来",
        "他叫我挂了电话去银行 我还未转",
        "他叫我不要挂电话，我还没转钱",
        "佢唔畀我收线，我仲未转钱",
        "他讲不准挂断电话，没转钱就抓我",
        "我还没转钱，他不让我挂电话",
        "他讲挂了电话没转钱就来抓我",
        "他讲我挂了线不转就坐牢",
        "收了他的鸡蛋没给钱",
    ],
)
def test_who_may_still_pay_is_not(text: str) -> None:
    assert not frames.is_over(text, "scam_in_progress")
