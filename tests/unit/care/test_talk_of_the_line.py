"""What is said to the line itself: tests, children, the weather, who we are, the same number."""

import pytest

from care.requests import recognise

SAID = {
    "line_test": [
        "喂——喂——有没有声音？一二三，试下机先",
        "喂喂，有没有声",
        "试下音先",
        "喂 有冇声啊",
    ],
    "weather": [
        "明天玉林落不落雨",
        "听日会唔会落雨啊",
        "明天天气怎么样",
        "今天多少度呢",
        "后天会不会降温",
        "那顺便问一句，明天玉林落不落雨？",
    ],
    "child": [
        "爷爷你在不在？我要吃汤圆！",
        "奶奶快来",
        "阿公 你在哪里",
    ],
    "ability": ["你这里是哪里啊", "你们这是什么单位啊", "哎呀不好意思，你这里是哪里啊"],
    "right_line": [
        "以后要再订，还是打这个电话吧？",
        "下次还是打你们这里吗",
        "要改的话再打这个号码就行吧",
        "下回还是找你们吧",
    ],
}
NOT_SAID = {
    "line_test": ["收音机没有声音，帮我修", "试下菜先", "隔壁有声音吵死人", "煤气试下先"],
    "weather": [
        "下雨了屋顶漏水，帮我找师傅",
        "明天下雨就不用送饭了",
        "下雨天我摔了一跤",
        "明天有没有送饭",
        "天气冷了想订棉被",
        "发烧多少度要去医院",
    ],
    "child": ["爷爷在家晕倒了", "奶奶叫不醒", "阿公你在哪里摔的", "外婆快来人啊她不动了"],
    "ability": ["养老院是哪里", "你们这里是哪里派的师傅", "我家是哪里归谁管"],
    "right_line": ["救护车还是打120吗", "骗子叫我再打这个号码", "还是打针吧"],
}


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, ts in SAID.items() for t in ts])
def test_it_is_said_to_the_line(name, text):
    request = recognise(text)
    assert request is not None and request.id == name


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, ts in NOT_SAID.items() for t in ts])
def test_another_matter_is_not(name, text):
    request = recognise(text)
    assert request is None or request.id != name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("你会不会嫌我老人家啰嗦", "burden"),
        ("我话多 你莫嫌我啊", "burden"),
        ("哦发错了 不好意思", "wrong_number"),
        ("发错人了 唔好意思", "wrong_number"),
        ("我唔系投诉啊 我系想表扬个人 嗰个阿芳几好人", "praise"),
        ("我要投诉", "complain"),
        ("媳妇嫌我啰嗦", None),
        ("发错药", None),
    ],
)
def test_fear_to_be_a_burden_a_text_sent_astray_and_no_complaint(text, meant):
    found = recognise(text)
    assert (found.id if found else None) == meant


@pytest.mark.parametrize(
    "text", ["我想通过慈善会给福利院捐款，个税能扣多少", "房屋登记费是免还是减"]
)
def test_taxes_and_gifts_are_no_bill_to_pay(text):
    found = recognise(text, "pay_service_fee", 0.9)
    assert found is None or found.id != "fee"


def test_a_bill_to_pay_stays_one():
    found = recognise("我想交这个月的护理费", "pay_service_fee", 0.9)
    assert found is not None
    assert found.id == "fee"
