"""Train the model from the utterances: `python -m care.assertions.train [--check]`.

Needs scikit-learn; what it writes needs numpy alone. Half a minute. `told/` holds utterances that
people wrote, `forms.yaml` ways of saying that are filled with the names of what can be had.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from care import safe_yaml
from care.assertions import corpus, model
from care.assertions.corpus import STATUSES, Utterance
from care.assertions.features import BUCKETS
from care.text import normalise

FORMS = Path(__file__).with_name("forms.yaml")
FILLS, EXCHANGES, FOLDS = 6, 1, 5
STRENGTH = 10.0
_BEFORE = (
    "",
    "",
    "",
    "我问一下 ",
    "我今年七十二 ",
    "妹啊 ",
    "那个 ",
    "我妈八十了 ",
    "老实讲 ",
    "哦 ",
)
_AFTER = ("", "", "", " 想问下有没有补贴", " 我一个人住", " 儿子在外面", " 你帮我看看", " 多谢")


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write `model.npz`, or only cross-validate with --check."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args(arguments)
    told = corpus.read()
    if options.check:
        from care.assertions.evaluate import report

        sys.stdout.write(report(told, cross_validated(told)))
        return 0
    np.savez_compressed(model.PATH, **fitted(told))
    sys.stderr.write(f"{model.PATH.name}: {model.PATH.stat().st_size} bytes\n")
    return 0


def fitted(told: Sequence[Utterance]) -> dict[str, Any]:
    """Fit on everything and return the arrays of `model.npz`."""
    rows, statuses, weights = _table(told)
    return _fit(rows, statuses, weights) | {"trained_on": corpus.fingerprint()}


def cross_validated(told: Sequence[Utterance]) -> list[dict[str, str | int]]:
    """Return what every utterance is heard as by a model that has not seen it."""
    heard: list[dict[str, str | int]] = []
    parts = [[one for i, one in enumerate(told) if i % FOLDS == fold] for fold in range(FOLDS)]
    found: dict[str, dict[str, str | int]] = {}
    for fold, unseen in enumerate(parts):
        seen = [one for other, part in enumerate(parts) if other != fold for one in part]
        trained = model.assemble(fitted(seen))
        found |= {one.place: trained.heard(one.text, one.asked) for one in unseen}
    heard += [found[one.place] for one in told]
    return heard


def _table(told: Sequence[Utterance]) -> tuple[list[model.Example], list[int], list[float]]:
    rng = random.Random(0)  # noqa: S311
    made = [(one, 1.0) for one in told]
    made += [(one, 0.5) for utterance in told for one in _exchanged(utterance, rng)]
    made += [(one, 0.4) for one in _filled(rng)]
    rows, statuses, weights = [], [], []
    for utterance, weight in made:
        for example in model.examples(utterance.text, utterance.asked):
            if weight == 0.4 and example.fact not in utterance.facts and utterance.facts:
                continue
            rows.append(example)
            statuses.append(STATUSES.index(_status(utterance, example)))
            weights.append(weight)
    return rows, statuses, weights


def _status(utterance: Utterance, example: model.Example) -> str:
    said = utterance.facts.get(example.fact, "none")
    if example.value is None:
        return str(said)
    return "yes" if said == example.value else "none"


def _filled(rng: random.Random) -> Iterator[Utterance]:
    """Yield the forms, each filled a few times with names of what can be had."""
    data = safe_yaml.read(FORMS)
    names: dict[str, list[str]] = data["names"]
    for number, form in enumerate(data["forms"]):
        for fill in range(FILLS):
            chosen = rng.sample(sorted(names), 3)
            text, facts = form["text"], {}
            for slot, fact in zip("ABC", chosen, strict=True):
                text = text.replace(f"{{{slot}}}", rng.choice(names[fact]))
                if slot in form["facts"]:
                    facts[fact] = form["facts"][slot]
            text = rng.choice(_BEFORE) + text + rng.choice(_AFTER)
            if fill % 3 == 2:
                text = text.replace(" ", "")
            yield Utterance(normalise(text).text, facts, None, f"forms:{number}:{fill}")


_NAMES = {"三无": "three_without", "五保": "five_guarantee", "低保": "low_allowance"}
_NAMES |= {"低收入": "low_income"}


def _exchanged(utterance: Utterance, rng: random.Random) -> Iterator[Utterance]:
    """Yield an utterance with the names of what can be had exchanged for one another."""
    if not any(name in utterance.text for name in _NAMES):
        return
    for _ in range(EXCHANGES):
        names = list(_NAMES)
        rng.shuffle(names)
        others = dict(zip(_NAMES, names, strict=True))
        text = utterance.text
        for at, name in enumerate(others):
            text = text.replace(name, f"<{at}>")
        for at, name in enumerate(others.values()):
            text = text.replace(f"<{at}>", name)
        facts = {
            _NAMES[others[name]] if name else fact: said
            for fact, said in utterance.facts.items()
            for name in [next((n for n, f in _NAMES.items() if f == fact), "")]
        }
        yield Utterance(text, facts, utterance.asked, utterance.place)


def _fit(
    rows: Sequence[model.Example], statuses: Sequence[int], weights: Sequence[float]
) -> dict[str, npt.NDArray[Any]]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    columns = np.concatenate([one.buckets for one in rows])
    ends = np.cumsum([0, *(len(one.buckets) for one in rows)])
    values = np.concatenate([one.scaled() for one in rows])
    grams = csr_matrix((values, columns, ends), (len(rows), BUCKETS))
    table = hstack([grams, csr_matrix(np.stack([one.states() for one in rows]))]).tocsr()
    fit = LogisticRegression(C=STRENGTH, max_iter=400).fit(table, statuses, sample_weight=weights)
    return model.stored(fit.coef_.T, fit.intercept_)


if __name__ == "__main__":
    sys.exit(main())
