import random

import numpy as np
import pytest

from bot.components.linear import LinearModel, softmax
from bot.components.mishearing import misheard
from bot.components.ngrams import ngrams
from bot.components.sentences import see
from bot.components.training import Recipe, best_temperature, examples, fit, fit_calibrated, folds
from care.text import syllables

SAID = {
    "meal": ["我要订餐", "订个午饭", "送饭上门", "订两份饭", "想订晚饭", "订饭", "中午送饭来"],
    "clean": ["打扫卫生", "请人来扫地", "家里要搞卫生", "擦窗户", "叫人打扫", "拖地", "做卫生"],
    "bye": ["再见", "拜拜", "我挂了", "先这样再见", "好拜拜", "挂了再见", "再会"],
}
TEXTS = [text for texts in SAID.values() for text in texts]
LABELS = [label for label, texts in SAID.items() for _ in texts]
RECIPE = Recipe(at_least=1)


@pytest.fixture(scope="module")
def model() -> LinearModel:
    return fit_calibrated(examples(TEXTS, RECIPE), LABELS, RECIPE)


def test_punctuation_changes_no_feature():
    words = ["我要", "订餐"]
    assert ngrams("我要，订餐。", words, ["wo"]) == ngrams("我要订餐", words, ["wo"])


def test_ngrams_know_beginning_and_end():
    counts = see("订饭").counts
    assert "c:^订" in counts and "c:饭$" in counts


def test_a_sentence_vector_has_length_one():
    assert np.linalg.norm(see("我要订餐").vector) == pytest.approx(1.0, abs=1e-5)


def test_a_trained_model_tells_the_intents_apart(model):
    for text, label in [("订晚餐", "meal"), ("请人打扫屋子", "clean"), ("拜拜啦", "bye")]:
        shares = model.probabilities(see(text))
        assert model.classes[int(shares.argmax())] == label
        assert shares.sum() == pytest.approx(1.0)


def test_a_saved_model_gives_the_same_probabilities(model, tmp_path):
    model.save(tmp_path / "m.npz")
    again = LinearModel.load(tmp_path / "m.npz")
    sentence = see("订饭吧")
    np.testing.assert_allclose(
        model.probabilities(sentence), again.probabilities(sentence), rtol=1e-4
    )


def test_a_model_of_another_version_is_refused(model, tmp_path):
    model.save(tmp_path / "m.npz")
    data = dict(np.load(tmp_path / "m.npz"))
    np.savez(tmp_path / "other.npz", **{**data, "version": np.array([99])})
    with pytest.raises(ValueError, match="train anew"):
        LinearModel.load(tmp_path / "other.npz")


def test_a_truncated_model_is_refused(model, tmp_path):
    model.save(tmp_path / "m.npz")
    data = dict(np.load(tmp_path / "m.npz"))
    np.savez(tmp_path / "short.npz", **{**data, "weights": data["weights"][:-3]})
    with pytest.raises(ValueError, match="damaged"):
        LinearModel.load(tmp_path / "short.npz")


def test_training_twice_gives_the_same_model():
    one, two = (fit(examples(TEXTS, RECIPE), LABELS, RECIPE) for _ in range(2))
    np.testing.assert_array_equal(one.weights, two.weights)


def test_every_fold_holds_every_label():
    for _, unseen in folds(LABELS):
        assert {LABELS[i] for i in unseen} == set(SAID)


def test_overconfident_scores_get_a_higher_temperature():
    rng = np.random.default_rng(3)
    truth = rng.integers(0, 3, 300)
    scores = rng.normal(size=(300, 3))
    scores[np.arange(300), truth] += 1.0
    assert best_temperature(scores * 4, truth) > best_temperature(scores, truth) > 0.3


def test_softmax_sums_to_one_for_large_scores():
    assert softmax(np.array([1000.0, 1000.0])).tolist() == [0.5, 0.5]


def test_a_misheard_text_sounds_the_same():
    heard = misheard("请问高龄津贴怎么领13800000000", 1.0, random.Random(1))
    assert heard != "请问高龄津贴怎么领13800000000" and heard.endswith("13800000000")
    # one character may be read in several ways within a word, so sounds are compared one by one
    for was, now in zip("请问高龄津贴怎么领", heard, strict=False):
        assert syllables(was) == syllables(now)
