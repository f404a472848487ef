"""What a turn means amid a call: its words and where it stands decide together."""

import numpy as np
import pytest

from bot.components.amid import AmidModel
from bot.components.sentences import see
from bot.components.training import Recipe, examples, fit_amid

FIRST = {
    "lonely": ["一个人住好闷", "老伴走了", "没人讲话", "天天一个人", "孩子不回来", "冷清得很"],
    "inform": ["七十六岁", "住玉州区", "姓陈", "电话是我的", "低保户", "自己能走"],
    "meal": ["我要订餐", "订个午饭", "送饭上门", "订两份饭", "想订晚饭", "中午送饭来"],
}
AMID = {
    "walk": [
        ("老伴走了好多年 一个人", "inform"),
        ("天天一个人住", "inform"),
        ("孩子在外", "inform"),
    ],
    "talk": [("老伴走了好多年 一个人", "lonely"), ("屋里冷清", "lonely"), ("天天一个人", "lonely")],
}


@pytest.fixture(scope="module")
def fitted():
    rows = [(text, label, None) for label, texts in FIRST.items() for text in texts]
    rows += [(text, label, place) for place, said in AMID.items() for text, label in said]
    recipe = Recipe(at_least=1)
    texts, labels, places = zip(*rows, strict=True)
    return fit_amid(examples(list(texts), recipe), list(labels), list(places), recipe)


def best(fitted, text: str, place: str) -> str:
    model, amid = fitted
    sentence = see(text)
    shares = amid.probabilities(model.probabilities(sentence), sentence.vector, place)
    assert shares.sum() == pytest.approx(1.0)
    return model.classes[int(shares.argmax())]


def test_the_same_words_are_an_answer_to_a_question_and_lonely_talk_amid_it(fitted):
    assert best(fitted, "老伴走了 一个人住", "walk") == "inform"
    assert best(fitted, "老伴走了 一个人住", "talk") == "lonely"


def test_a_wish_that_nobody_had_there_keeps_no_share(fitted):
    assert best(fitted, "我要订餐", "walk") != "meal"


def test_a_saved_model_gives_the_same_shares(fitted, tmp_path):
    model, amid = fitted
    amid.save(tmp_path / "amid.npz")
    again = AmidModel.load(tmp_path / "amid.npz")
    sentence = see("住玉州区")
    shares = model.probabilities(sentence)
    np.testing.assert_allclose(
        amid.probabilities(shares, sentence.vector, "walk"),
        again.probabilities(shares, sentence.vector, "walk"),
        rtol=1e-4,
    )


def test_without_places_there_is_no_second_model():
    recipe = Recipe(at_least=1)
    texts = [text for said in FIRST.values() for text in said]
    labels = [label for label, said in FIRST.items() for _ in said]
    assert fit_amid(examples(texts, recipe), labels, [None] * len(texts), recipe)[1] is None


def test_an_intent_told_amid_a_call_alone_is_refused():
    recipe = Recipe(at_least=1)
    texts = [text for said in FIRST.values() for text in said]
    labels = [label for label, said in FIRST.items() for _ in said]
    with pytest.raises(ValueError, match="first turns"):
        fit_amid(
            examples([*texts, "记我过敏"], recipe), [*labels, "record"],
            [*[None] * len(texts), "walk"], recipe,
        )  # fmt: skip
