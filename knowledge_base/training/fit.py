"""`python -m knowledge_base.training.fit`: learn what the views count, and when to say no.

Every hand's questions are put to an index that never held that hand; the ranker learns which of the
facts found is asked for, the refusal whether any is. Prints cross-validated figures.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge_base.compact import CompactEncoder
from knowledge_base.documents import load_documents, squeeze
from knowledge_base.encoder import DEFAULT, USE, Encoder, JoinedEncoder, load_encoder
from knowledge_base.facts import Fact, load_facts
from knowledge_base.features import CANDIDATE, OVERALL, Asked, Shape, candidates, context, overall
from knowledge_base.hands import load_hands
from knowledge_base.judge import CONSIDERED, WEIGHTS, Linear
from knowledge_base.outside import load_outside
from knowledge_base.training.folds import FOLDS, Example, Fold, folds, splits

Array = npt.NDArray[np.float64]

ANSWERED = 0.97
"""The share of questions of unseen hands, the right clause found, that the refusal lets pass."""

SAME_PASSAGE, SAME_CLAUSE = 0.5, 0.1
"""What a neighbour of the right fact is worth to the ranker."""


@dataclass(frozen=True)
class Seen:
    """What one held-out question looked like: candidates, their features, and the rest."""

    example: Example
    at: npt.NDArray[np.int64]
    rows: npt.NDArray[np.float32]
    around: npt.NDArray[np.float32]


def main(arguments: list[str] | None = None) -> int:
    """Fit and write the weights; print how well they do on questions not seen."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.training.fit")
    parser.add_argument("--encoder", default=DEFAULT)
    parser.add_argument("--fold-encoders", type=Path, help="folder with one encoder a fold (0…2)")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--keep", type=Path, help="write what was seen there, to study failures")
    given = parser.parse_args(arguments)
    documents = load_documents()
    facts = [fact for document in documents.values() for fact in load_facts(document)]
    usual = load_encoder(given.encoder)

    def encoder(fold: int) -> Encoder:
        if given.fold_encoders is None:
            return usual
        own = CompactEncoder(given.fold_encoders / str(fold))
        return JoinedEncoder(load_encoder(USE), own)

    seen = list(_look(folds(splits(documents, facts, load_outside(), load_hands()), encoder)))
    asked = [one for one in seen if one.example.fact is not None]
    worth = np.stack([_worth(facts, one) for one in asked])
    rows = np.stack([one.rows for one in asked]).astype(np.float64)
    fold = np.array([one.example.fold for one in asked])
    picks = np.zeros((len(seen), 2))
    rankers = [fit_ranker(rows[fold != k], worth[fold != k]) for k in range(FOLDS)]
    summaries = []
    for at, one in enumerate(seen):
        scores = np.sort(rankers[one.example.fold](one.rows))[::-1]
        best = int(np.argmax(rankers[one.example.fold](one.rows)))
        picks[at] = best, scores[0] - scores[1]
        summaries.append(overall(one.rows[best], float(picks[at, 1]), one.around))
    table = np.stack(summaries).astype(np.float64)
    right = np.array(
        [
            one.example.fact is not None
            and facts[one.at[int(best)]].clause == facts[one.example.fact].clause
            for one, (best, _) in zip(seen, picks, strict=True)
        ]
    )
    inside = np.array([one.example.fact is not None for one in seen])
    all_folds = np.array([one.example.fold for one in seen])
    odds = np.zeros(len(seen))
    for k in range(FOLDS):
        used = (all_folds != k) & (right | ~inside)
        model = fit_logistic(table[used], inside[used])
        odds[all_folds == k] = model(table[all_folds == k].astype(np.float32))
    if given.keep:
        given.keep.write_bytes(pickle.dumps((facts, seen, picks, odds, table, right)))
    lean = float(np.quantile(odds[right], 1 - ANSWERED))
    _report(facts, seen, picks[:, 0].astype(int), odds - lean)
    used = right | ~inside
    refusal = fit_logistic(table[used], inside[used])
    weights = {
        "ranker": fit_ranker(rows, worth).to_json(CANDIDATE),
        "refusal": replace(refusal, bias=refusal.bias - lean).to_json(OVERALL),
        "threshold": 0.5,
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    return 0


def fit_ranker(rows: Array, worth: Array, decay: float = 2.0) -> Linear:
    """Fit a softmax over candidates to their worth; `rows` is (questions, candidates, features)."""
    from scipy.optimize import minimize

    usable = worth.sum(axis=1) > 0
    rows, worth = rows[usable], worth[usable]
    wanted = worth / worth.sum(axis=1, keepdims=True)
    mean, scale = _standard(rows.reshape(-1, rows.shape[-1]))
    z = (rows - mean) / scale

    def loss(w: Array) -> tuple[float, Array]:
        scores = z @ w
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        value = -(wanted * np.log(chance + 1e-12)).sum() + decay * w @ w
        slope = np.einsum("qc,qcf->f", chance - wanted, z) + 2 * decay * w
        return float(value), slope

    found = minimize(loss, np.zeros(rows.shape[-1]), jac=True, method="L-BFGS-B")
    return _linear(mean, scale, found.x, 0.0)


def fit_logistic(rows: Array, inside: npt.NDArray[np.bool_], decay: float = 3.0) -> Linear:
    """Fit the odds that a question is answerable, both sorts of examples counting alike."""
    from scipy.optimize import minimize

    mean, scale = _standard(rows)
    z = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    sign = np.where(inside, 1.0, -1.0)
    weight = np.where(inside, 0.5 / inside.sum(), 0.5 / (~inside).sum()) * len(rows)

    def loss(w: Array) -> tuple[float, Array]:
        margin = sign * (z @ w)
        value = (weight * np.logaddexp(0, -margin)).sum() + decay * w[:-1] @ w[:-1]
        slope = z.T @ (-weight * sign / (1 + np.exp(np.clip(margin, -30, 30))))
        slope[:-1] += 2 * decay * w[:-1]
        return float(value), slope

    found = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B")
    return _linear(mean, scale, found.x[:-1], float(found.x[-1]))


def _look(splits: Iterable[Fold]) -> list[Seen]:
    seen: list[Seen] = []
    for split in splits:
        shape = Shape(split.retriever.library)
        for example in split.examples:
            query = split.retriever.hear(example.text)
            found, asked = split.retriever.find(query), Asked.of(query.text)
            at = found.best(CONSIDERED)
            rows = candidates(shape, found, asked, at)
            seen.append(Seen(example, at, rows, context(shape, found, asked)))
        sys.stderr.write(f"fold {split.number} seen\n")
    return seen


def _worth(facts: Sequence[Fact], one: Seen) -> Array:
    """Return what each candidate is worth: the right fact 1, its neighbours a part."""
    wanted = one.example.fact
    worth = np.zeros(len(one.at))
    for place, at in enumerate(one.at):
        if wanted is None:
            continue
        if at == wanted:
            worth[place] = 1.0
        elif same_passage(facts[at], facts[wanted]):
            worth[place] = SAME_PASSAGE
        elif facts[at].clause == facts[wanted].clause:
            worth[place] = SAME_CLAUSE
    return worth


def same_passage(one: Fact, other: Fact) -> bool:
    """Whether two facts quote the same words, or one of them the words around the other's."""
    if (one.document, one.clause) != (other.document, other.clause):
        return False
    first, second = squeeze(one.quote), squeeze(other.quote)
    return first in second or second in first


def _report(
    facts: Sequence[Fact], seen: Sequence[Seen], best: npt.NDArray[np.int64], odds: Array
) -> None:
    """Print, for every hand, what was found, answered and declined."""
    chosen = [facts[one.at[at]] for one, at in zip(seen, best, strict=True)]
    for hand in [*dict.fromkeys(one.example.hand for one in seen), ""]:
        own = [
            (one.example.fact, fact, bool(p >= 0))
            for one, fact, p in zip(seen, chosen, odds, strict=True)
            if hand in ("", one.example.hand)
        ]
        asks = [(facts[wanted], fact, taken) for wanted, fact, taken in own if wanted is not None]
        figures = {
            "clause": [a.clause == b.clause for a, b, _ in asks],
            "passage": [same_passage(a, b) for a, b, _ in asks],
            "answered": [taken for *_, taken in asks],
            "declined": [not taken for wanted, _, taken in own if wanted is None],
        }
        shares = [f"{name} {np.mean(hits):.3f}" for name, hits in figures.items() if hits]
        sys.stdout.write(f"{hand or 'all'} ({len(own)}): {', '.join(shares)}\n")


def _linear(mean: Array, scale: Array, weights: Array, bias: float) -> Linear:
    single = np.float32
    return Linear(mean.astype(single), scale.astype(single), weights.astype(single), bias)


def _standard(rows: Array) -> tuple[Array, Array]:
    return rows.mean(axis=0), np.maximum(rows.std(axis=0), 0.05)


if __name__ == "__main__":
    sys.exit(main())
