"""Train the model from the utterances: `python -m care.emergencies.train [--check]`.

Needs scikit-learn; what it writes needs numpy alone. Cross-validation over groups of similar
utterances sets where the alarm begins, so that nothing measured ever takes part.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from care.emergencies import corpus, model, ngrams, signals
from care.emergencies.corpus import Utterance
from care.emergencies.kinds import KINDS
from care.text.normalised import normalise
from care.text.sounds import syllable

BUCKETS = 2**18
KIND_BUCKETS = 2**15
FOLDS = 5
FALSE_ALARMS = 0.02
"""The share of harmless training utterances, unseen in their fold, that may raise an alarm."""

Floats = npt.NDArray[np.float64]


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write `model.npz`, or only cross-validate with --check."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate, write nothing")
    options = parser.parse_args(arguments)
    utterances = _distinct(corpus.taught())
    table = Table(utterances)
    outside = table.cross_validated()
    threshold = float(np.quantile(outside[~table.alarm], 1 - FALSE_ALARMS))
    _report(utterances, table, outside - threshold)
    if not options.check:
        np.savez_compressed(model.PATH, **table.fitted())
        print(f"{model.PATH.name}: {model.PATH.stat().st_size} bytes", file=sys.stderr)
    return 0


class Table:
    """The training utterances as numbers."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfTransformer

        said = [normalise(u.text) for u in utterances]
        found = [signals.read(one) for one in said]
        words = [ngrams.core(ngrams.said(one.text)) for one in found]
        self.sounds = {c: syllable(c) for c in sorted(_characters())}
        rows = [ngrams.hashed(ngrams.grams(w, self.sounds), BUCKETS) for w in words]
        columns = np.concatenate(rows)
        ends = np.cumsum([0, *map(len, rows)])
        counts = csr_matrix((np.ones(len(columns)), columns, ends), (len(rows), BUCKETS))
        tfidf = TfidfTransformer().fit(counts)
        self.idf = tfidf.idf_
        self.grams = tfidf.transform(counts)
        numbers = np.array([signals.numbers(one) for one in found]) * model.SIGNAL_SCALE
        self.rows = hstack([self.grams, csr_matrix(numbers)]).tocsr()
        self.kind_numbers = np.array([signals.kind_numbers(one) for one in found])
        self.kinds = np.array([u.kind for u in utterances])
        self.alarm = np.array([u.level != "none" for u in utterances])
        self.grave = np.array([u.level == "emergency" for u in utterances])
        self.groups = _groups(words)

    def cross_validated(self) -> Floats:
        """Return every utterance's alarm log-odds from a model that has not seen its group."""
        from sklearn.model_selection import StratifiedGroupKFold

        odds: Floats = np.zeros(len(self.alarm))
        folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
        for seen, unseen in folds.split(self.rows, self.kinds, self.groups):
            fitted = _logistic().fit(self.rows[seen], self.alarm[seen])
            odds[unseen] = fitted.decision_function(self.rows[unseen])
        return odds

    def fitted(self) -> dict[str, Any]:
        """Fit on everything and return the arrays of `model.npz`; the detector sets the bar."""
        alarm = _logistic().fit(self.rows, self.alarm)
        grave = _logistic().fit(self.rows[self.alarm], self.grave[self.alarm])
        kinds, kind_signals, kind_biases = self._kinds()
        scale = float(np.abs(kinds).max()) / 127
        return {
            "characters": "".join(self.sounds),
            "syllables": " ".join(self.sounds.values()),
            "idf": self.idf.astype(np.float16),
            "alarm": alarm.coef_[0, :BUCKETS].astype(np.float16),
            "alarm_signals": alarm.coef_[0, BUCKETS:].astype(np.float32),
            "grave": grave.coef_[0, :BUCKETS].astype(np.float16),
            "grave_signals": grave.coef_[0, BUCKETS:].astype(np.float32),
            "kinds": np.round(kinds / scale).astype(np.int8),
            "kinds_scale": np.float32(scale),
            "kind_signals": kind_signals.astype(np.float32),
            "biases": np.array([alarm.intercept_[0], grave.intercept_[0]]),
            "kind_biases": kind_biases.astype(np.float32),
            "signals": np.array(signals.names()),
            "names": np.array(list(KINDS)),
            "trained_on": corpus.fingerprint(),
        }

    def _kinds(self) -> tuple[Floats, Floats, Floats]:
        from scipy.sparse import csr_matrix, hstack

        small = self.grams[self.alarm].tocoo()
        folded = csr_matrix(
            (small.data, (small.row, small.col % KIND_BUCKETS)), (small.shape[0], KIND_BUCKETS)
        )
        rows = hstack([folded, csr_matrix(self.kind_numbers[self.alarm])]).tocsr()
        fitted = _logistic(10).fit(rows, self.kinds[self.alarm])
        order = [list(fitted.classes_).index(kind) for kind in KINDS]
        weights = fitted.coef_[order]
        return (
            weights[:, :KIND_BUCKETS].T,
            weights[:, KIND_BUCKETS:].T,
            fitted.intercept_[order],
        )


def _characters() -> set[str]:
    # the 8,000 characters of the general standard are all that speech recognisers write
    everyday = {chr(code) for code in range(0x4E00, 0x9FA6)}
    return {c for c in everyday if _encodable(c)}


def _encodable(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _logistic(strength: float = 30) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=400)


def _distinct(utterances: Sequence[Utterance]) -> list[Utterance]:
    """Keep one of each spoken text; two labels on one text are an error of the data."""
    kept: dict[str, Utterance] = {}
    for utterance in utterances:
        first = kept.setdefault(corpus.spoken(utterance.text), utterance)
        if first.level != utterance.level:
            print(f"two labels: {first} / {utterance}", file=sys.stderr)
    return list(kept.values())


def _groups(words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Number groups of utterances that share a rare run of six characters."""
    parent = list(range(len(words)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    owners: dict[str, list[int]] = {}
    for i, text in enumerate(words):
        for piece in {text[j : j + 6] for j in range(max(1, len(text) - 5))}:
            owners.setdefault(piece, []).append(i)
    for owner in owners.values():
        if len(owner) < 8:  # commoner runs are turns of phrase, not copies
            for i in owner[1:]:
                parent[root(i)] = root(owner[0])
    return np.array([root(i) for i in range(len(words))])


def _report(utterances: Sequence[Utterance], table: Table, odds: Floats) -> None:
    for level in ("emergency", "urgent", "none"):
        here = np.array([u.level == level for u in utterances])
        print(f"{level}: {np.mean(odds[here] > 0):.4f} of {here.sum()} raise an alarm")
    for kind in sorted(set(table.kinds)):
        here = table.kinds == kind
        print(f"  {kind}: {np.mean(odds[here] > 0):.3f} of {here.sum()}")


if __name__ == "__main__":
    sys.exit(main())
