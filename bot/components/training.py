"""Training of the linear intent classifier, with scikit-learn; nothing here runs at parse time."""

from __future__ import annotations

import random
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from bot.components.amid import AmidModel, amid_features
from bot.components.linear import LinearModel, softmax, weigh
from bot.components.mishearing import misheard
from bot.components.sentences import Sentence, see_all

FOLDS = 4
SEED = 20151218
ROUNDS = 50
AMID_STRENGTH = 0.2
"""The logistic regression's C, by hands held out in turn: 0.1 to 0.3 are alike, 1 is worse."""


@dataclass(frozen=True)
class Recipe:
    """How to train: `strength` is the SVM's C; `mishearing` the share of characters replaced in a
    second copy of every example, 0 for no copy; a feature counts from `at_least` rows on.
    """

    strength: float = 0.3
    at_least: int = 3
    vector_weight: float = 2.0
    mishearing: float = 0.25


def examples(texts: Sequence[str], recipe: Recipe) -> list[list[Sentence]]:
    """Return each text's sentences: as it was said and, if the recipe asks, as it is misheard."""
    said = [[sentence] for sentence in see_all(texts)]
    if recipe.mishearing > 0:
        rng = random.Random(SEED)  # noqa: S311 - noise for training, no secret
        noisy = see_all([misheard(text, recipe.mishearing, rng) for text in texts])
        for group, sentence in zip(said, noisy, strict=True):
            group.append(sentence)
    return said


def fit_calibrated(
    groups: Sequence[Sequence[Sentence]], labels: Sequence[str], recipe: Recipe
) -> LinearModel:
    """Fit on everything, with the temperature that a quarter held out calls for."""
    return fit_amid(groups, labels, [None] * len(labels), recipe)[0]


def fit_amid(
    groups: Sequence[Sequence[Sentence]],
    labels: Sequence[str],
    places: Sequence[str | None],
    recipe: Recipe,
) -> tuple[LinearModel, AmidModel | None]:
    """Fit on everything, and how the place in a call weighs the shares (None without places).

    `places` tells where in a call an example was said (several, a blank between). What the second
    model learns from are shares of a first one that has seen none of those examples, nor the
    quarter for the temperature.
    """
    seen, unseen = next(folds(labels))
    placed = [i for i, place in enumerate(places) if place is not None]
    amid = set(placed)
    seen = [i for i in seen if i not in amid]
    with ThreadPoolExecutor(2) as pool:  # liblinear lets the other thread run
        first = pool.submit(fit, [groups[i] for i in seen], [labels[i] for i in seen], recipe)
        whole = pool.submit(fit, groups, labels, recipe)
    trial = first.result()
    known = [i for i in unseen if labels[i] in trial.classes and i not in amid]
    scores = np.array([trial.scores(groups[i][0]) for i in known])
    truth = np.array([trial.classes.index(labels[i]) for i in known])
    temperature = best_temperature(scores, truth)
    model = replace(whole.result(), temperature=temperature)
    if not placed:
        return model, None
    if trial.classes != model.classes:
        raise ValueError("An intent has examples amid a call only: give it some of first turns.")
    trial = replace(trial, temperature=temperature)
    stood = [(groups[i], labels[i], place) for i in placed for place in str(places[i]).split()]
    return model, _fit_places(trial, stood)


def _fit_places(
    trial: LinearModel, stood: Sequence[tuple[Sequence[Sentence], str, str]]
) -> AmidModel:
    from sklearn.linear_model import LogisticRegression

    rows = [(sentence, label, place) for group, label, place in stood for sentence in group]
    places = tuple(sorted({place for _, _, place in rows}))
    features = amid_features(
        np.stack([trial.probabilities(sentence) for sentence, _, _ in rows]),
        np.stack([sentence.vector for sentence, _, _ in rows]),
        np.array([places.index(place) for _, _, place in rows]),
        len(places),
    )
    machine = LogisticRegression(C=AMID_STRENGTH, max_iter=100, random_state=SEED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as below
        machine.fit(features, [label for _, label, _ in rows])
    # an intent that nobody wishes amid a call keeps a place of its own, with no share
    weights = np.zeros((features.shape[1], len(trial.classes)), dtype=np.float32)
    bias = np.full(len(trial.classes), -20.0, dtype=np.float32)
    coefficients, intercepts = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # scikit-learn then keeps the second one's alone
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        intercepts = np.concatenate([-intercepts / 2, intercepts / 2])
    for at, name in enumerate(machine.classes_):
        column = trial.classes.index(name)
        weights[:, column], bias[column] = coefficients[at], intercepts[at]
    return AmidModel(places, trial.classes, weights, bias)


def fit(groups: Sequence[Sequence[Sentence]], labels: Sequence[str], recipe: Recipe) -> LinearModel:
    """Fit one linear support vector machine a class, all classes weighing the same."""
    from sklearn.svm import LinearSVC

    rows = [sentence for group in groups for sentence in group]
    truth = [label for group, label in zip(groups, labels, strict=True) for _ in group]
    index, idf = vocabulary([row.counts for row in rows], recipe.at_least)
    machine = LinearSVC(
        C=recipe.strength, class_weight="balanced", random_state=SEED, tol=0.01, max_iter=ROUNDS
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it need not converge: measured, more rounds gain nothing
        machine.fit(_matrix(rows, index, idf, recipe.vector_weight), truth)
    coefficients = machine.coef_.T.astype(np.float32)
    return LinearModel(
        classes=tuple(str(c) for c in machine.classes_),
        index=index,
        idf=idf.astype(np.float32),
        weights=coefficients[: len(index)],
        dense=coefficients[len(index) :],
        bias=machine.intercept_.astype(np.float32),
        vector_weight=recipe.vector_weight,
    )


def folds(labels: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the places seen and unseen in each fold, every label spread evenly."""
    rng = np.random.default_rng(SEED)
    fold_of = np.zeros(len(labels), dtype=int)
    names = np.array(labels)
    for name in sorted(set(labels)):
        members = rng.permutation(np.flatnonzero(names == name))
        fold_of[members] = np.arange(len(members)) % FOLDS
    for fold in range(FOLDS):
        yield np.flatnonzero(fold_of != fold).tolist(), np.flatnonzero(fold_of == fold).tolist()


def best_temperature(scores: np.ndarray[Any, Any], truth: np.ndarray[Any, Any]) -> float:
    """Return the temperature with the least log loss on these scores, of a fixed grid."""
    grid = np.geomspace(0.02, 5.0, 80)
    at = np.arange(len(truth))
    losses = [-np.log(softmax(scores / t)[at, truth] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def vocabulary(
    rows: Sequence[Counter[str]], at_least: int
) -> tuple[dict[str, int], np.ndarray[Any, Any]]:
    """Return the features that occur in `at_least` rows, and their smoothed idf."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen.update(row.keys())
    names = sorted(name for name, rows_with in seen.items() if rows_with >= at_least)
    index = {name: i for i, name in enumerate(names)}
    counts = np.array([seen[name] for name in names], dtype=np.float64)
    return index, np.log((1 + len(rows)) / (1 + counts)) + 1.0


def _matrix(
    rows: Sequence[Sentence],
    index: dict[str, int],
    idf: np.ndarray[Any, Any],
    vector_weight: float,
) -> Any:
    from scipy.sparse import csr_matrix, hstack

    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for row in rows:
        row_columns, row_values = weigh(row.counts, index, idf)
        columns += row_columns
        values += row_values
        ends.append(len(columns))
    counts = csr_matrix((values, columns, ends), shape=(len(rows), len(index)))
    vectors = np.stack([row.vector for row in rows]) * vector_weight
    return hstack([counts, csr_matrix(vectors)]).tocsr()
