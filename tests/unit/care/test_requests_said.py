"""What callers want by their own words, class by class, in what people of 玉林 say."""

from pathlib import Path

import pytest
import yaml

from care.lonely import theme_of
from care.requests import recognise

SAID = yaml.safe_load(Path(__file__).with_name("requests_said.yaml").read_text(encoding="utf-8"))
MEANT = [(k, t) for k, texts in SAID.items() if not k.startswith("not_") for t in texts]
NOT_MEANT = [(k[4:], t) for k, texts in SAID.items() if k.startswith("not_") for t in texts]


@pytest.mark.parametrize(("request_id", "text"), MEANT)
def test_a_request_is_known_by_many_wordings(request_id, text):
    found = recognise(text)
    assert found is not None
    assert found.id == request_id


@pytest.mark.parametrize(("request_id", "text"), NOT_MEANT)
def test_ordinary_talk_is_not_taken_for_it(request_id, text):
    found = recognise(text)
    assert found is None or found.id != request_id


@pytest.mark.parametrize("intent", ["ask_policy", "out_of_scope", "book_health_consult"])
def test_a_search_for_a_home_outweighs_a_sure_intent_and_an_illness(intent):
    assert recognise("我爸血压高，想找间有医生的养老院", intent, 0.98).id == "institution"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("我养咗只猫，叫咪仔", "您养的花草猫狗"),
        ("我种了一院子的花", "您养的花草猫狗"),
        ("家里那只狗十岁了", "您养的花草猫狗"),
        ("她眼睛花，想请个人去陪她坐坐，念念报纸，晒晒太阳", None),
        ("钱都花在药上了", None),
        ("过年仔女都不回来，就我一个", "孩子"),
        ("中秋我一个人，冷清得很", "过节的事"),
        ("重阳节后面那天吧，下午三点", None),
        ("冬至大过年嘛，你们也记得食汤圆啊", None),
        ("生日那天送个蛋糕", None),
        ("我老公以前唱采茶戏唱得好好听，走咗六年了", "老伴"),
        ("老公去菜市走路回来了", None),
        ("我老伴走得慢", None),
        ("天黑得早", None),
        ("我腰痛得厉害", "您的身体"),
        ("屋里只剩我一个人", "一个人闷"),
        ("我一个人去就行", None),
        ("以前我们队里种甘蔗", "年轻时候的事"),
    ],
)
def test_a_theme_needs_words_that_really_tell_it(text, theme):
    found = theme_of(text)
    assert (found.theme if found else None) == theme
