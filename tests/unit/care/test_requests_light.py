"""Children at play, songs, frauds escaped: answered lightly; whoever is in need is not."""

import pytest

from care.requests import recognise


@pytest.mark.parametrize(
    ("text", "request_id"),
    [
        ("嘿嘿，我奶奶去买菜了，我偷偷玩她的电话", "child_plays"),
        ("嘻嘻，我外公在睡觉，我玩他手机", "child_plays"),
        ("恐龙来了，砰，打你", "child_plays"),
        ("砰砰，妖怪来了，打", "child_plays"),
        ("我妈妈在洗澡，我拿手机玩", "child_plays"),
        ("你会不会唱歌", "sing"),
        ("能不能讲个笑话", "sing"),
        ("你识唔识唱山歌", "sing"),
        ("你是不是机器人，帮我看看", "identity"),
        ("差点就上当了", "scam_escaped"),
        ("好彩冇畀佢呃到", "scam_escaped"),
        ("险些中了他的计", "scam_escaped"),
        ("差一点转了钱过去", "scam_escaped"),
    ],
)
def test_light_talk(text: str, request_id: str) -> None:
    found = recognise(text)
    assert found is not None
    assert found.id == request_id


@pytest.mark.parametrize(
    "text",
    [
        "我奶奶叫不醒了，我拿她手机打的",
        "我奶奶摔倒了，我用她的手机打",
        "我爷爷流血了，我用他手机打的",
        "我妈妈晕了，我拿手机打",
        "老年大学有没有唱歌",
        "社区哪里唱歌",
        "我差点上当，已经转了五千",
        "我是不是上当了",
        "差点信了，可是给了他验证码",
        "没上当吧？",
        "幸好没转，要不要报警",
        "院里差点骗了我妈的钱，我要投诉",
        "会唱歌的护工派一个",
    ],
)
def test_need_is_not_taken_lightly(text: str) -> None:
    found = recognise(text)
    assert found is None or found.id not in ("child_plays", "sing", "scam_escaped")
