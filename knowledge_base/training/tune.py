"""`python -m knowledge_base.training.tune`: tune a small encoder to how people ask for the facts.

Starts from a sentence-transformers model (SimBERT-tiny rebuilt by `training.simbert`) and learns,
for every text of the library, to lie near its fact among all facts and outside sorts. With `--fold`
it leaves that fold's hands out, so that `training.fit` can use it on them honestly.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from care.text import syllables
from knowledge_base.documents import load_documents
from knowledge_base.facts import load_facts
from knowledge_base.hands import joined, load_hands
from knowledge_base.library import Library
from knowledge_base.outside import load_outside
from knowledge_base.retrieval import heard, targets
from knowledge_base.training.folds import splits

EPOCHS, BATCH, RATE, SHARPNESS = 3, 32, 1e-4, 20.0
NOISY, DROPPED, CONFUSED = 0.3, 0.05, 0.1
"""How many texts are made noisy, and what share of their characters is lost or misheard."""


def main(arguments: list[str] | None = None) -> int:
    """Tune on one thread (minutes an epoch) and save the model."""
    parser = argparse.ArgumentParser(prog="python -m knowledge_base.training.tune")
    parser.add_argument("--start", type=Path, required=True, help="model folder to start from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", type=int, help="leave this fold's questions out")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    given = parser.parse_args(arguments)
    documents = load_documents()
    facts = [fact for document in documents.values() for fact in load_facts(document)]
    outside, hands = load_outside(), load_hands()
    if given.fold is None:
        library = Library.of(documents, *joined(facts, outside, hands))
    else:
        library = list(splits(documents, facts, outside, hands))[given.fold].library
    model = SentenceTransformer(str(given.start), device="cpu")
    tune(model, library, given.epochs)
    model.save(str(given.out), create_model_card=False)
    return 0


def tune(model: SentenceTransformer, library: Library, epochs: int, seed: int = 5) -> None:
    """Train the model in place."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - training noise, not a secret
    texts = [analysed.bare for analysed in heard(library)[1]]
    wanted = torch.tensor(targets(library))
    wanted /= wanted.sum(dim=1, keepdim=True)
    centres = torch.nn.Parameter(_centres(model, texts, library))
    optimiser = torch.optim.AdamW(
        [{"params": list(model.parameters()), "lr": RATE}, {"params": [centres], "lr": RATE * 20}],
        weight_decay=0.01,
    )
    steps = epochs * (-(-len(texts) // BATCH))
    slope = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (steps * 0.1)) * max(0.02, 1 - step / steps)
    )
    noise = _Noise(texts, chance)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        batches = _batches(texts, chance)
        for batch in batches:
            features = model.preprocess([noise(texts[at]) for at in batch])
            vectors = model(features)["sentence_embedding"]
            scores = SHARPNESS * vectors @ torch.nn.functional.normalize(centres, dim=1).T
            loss = -(wanted[batch] * torch.log_softmax(scores, dim=1)).sum(dim=1).mean()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            slope.step()
            total += float(loss)
        sys.stderr.write(f"epoch {epoch + 1}: loss {total / len(batches):.3f}\n")
    model.eval()


class _Noise:
    """Loses and mishears characters as callers and recognisers do."""

    def __init__(self, texts: list[str], chance: random.Random) -> None:
        self._chance = chance
        self._sounds: dict[str, str] = {}
        self._alike: dict[str, list[str]] = defaultdict(list)
        for sign in sorted(
            {sign for text in texts for sign in text if "\u4e00" <= sign <= "\u9fff"}
        ):
            sound = " ".join(syllables(sign))
            self._sounds[sign] = sound
            self._alike[sound].append(sign)

    def __call__(self, text: str) -> str:
        if self._chance.random() >= NOISY:
            return text
        out = []
        for sign in text:
            draw = self._chance.random()
            if draw < DROPPED:
                continue
            if draw < DROPPED + CONFUSED and sign in self._sounds:
                sign = self._chance.choice(self._alike[self._sounds[sign]])
            out.append(sign)
        return "".join(out) or text


def _batches(texts: list[str], chance: random.Random) -> list[list[int]]:
    """Cut a shuffled order into batches of texts of about one length."""
    order = list(range(len(texts)))
    chance.shuffle(order)
    batches = []
    for begin in range(0, len(order), BATCH * 16):
        block = sorted(order[begin : begin + BATCH * 16], key=lambda at: len(texts[at]))
        batches += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    chance.shuffle(batches)
    return batches


def _centres(model: SentenceTransformer, texts: list[str], library: Library) -> torch.Tensor:
    vectors = model.encode(texts, batch_size=64, show_progress_bar=False)
    classes = int(library.owners.max()) + 1
    wide = targets(library).shape[1]
    centres = np.zeros((max(classes, wide), vectors.shape[1]), dtype=np.float32)
    np.add.at(centres, library.owners, vectors)
    centres += 1e-3 * vectors.mean(axis=0)
    return torch.nn.functional.normalize(torch.tensor(centres), dim=1)


if __name__ == "__main__":
    torch.set_num_threads(1)
    sys.exit(main())
