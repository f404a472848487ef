"""The intent classifier: linear over n-grams and a sentence vector, and able to say "not mine".

A confidence under `threshold` makes the intent `out_of_scope`. Where the best two differ by less
than `margin`, the intent is `nlu_fallback`, the dialogue asks which of the two was meant, and
`intent_ranking` keeps both; `parse` reports the better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.amid import AmidModel
from bot.components.linear import LinearModel
from bot.components.sentences import Sentence, see
from bot.components.tokens import NORMALISED, ChineseTokenizer

OUT_OF_SCOPE = "out_of_scope"
UNSURE = "nlu_fallback"
PLACE = "place"
"""Metadata of a message, and of an intent's examples: where in a call it is said."""
DOING = frozenset(
    {"book_housekeeping", "book_nursing_visit", "book_health_consult", "book_errand", "book_meal"}
    | {"check_booking", "change_booking", "cancel_booking", "pay_service_fee", "health_record"}
    | {"volunteer_signup", "caregiver_training_signup", "talk_to_human", "affirm", "deny"}
)
PLAINLY = 0.9
"""A wish to have something done, a yes and a no, put so plainly, are so wherever they are said."""
_FILE = "intents.npz"
_AMID_FILE = "amid.npz"
_RANKED = 6


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Trains in seconds, parses in a millisecond, says "not mine" when it is not sure."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
        amid: AmidModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._amid = amid

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what must stand before this in the pipeline."""
        return [ChineseTokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings; `python -m bot.calibrate` shows what the thresholds bring."""
        return {
            "threshold": 0.25,
            "margin": 0.08,
            "outside": 1.5,
            "strength": 0.3,
            "at_least": 3,
            "vector_weight": 2.0,
            "mishearing": 0.25,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the examples that have an intent, and keep it with Rasa's model."""
        from bot.components.training import Recipe, examples, fit_amid

        known = [m for m in training_data.intent_examples if m.get(INTENT) and m.get(TEXT)]
        recipe = Recipe(**{f.name: self._config[f.name] for f in fields(Recipe)})
        self._model, self._amid = fit_amid(
            examples([str(m.get(NORMALISED)) for m in known], recipe),
            [str(m.get(INTENT)) for m in known],
            [place_of_example(m) for m in known],
            recipe,
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / _FILE)
            if self._amid is not None:
                self._amid.save(folder / _AMID_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Return the trained component."""
        with model_storage.read_from(resource) as folder:
            places = folder / _AMID_FILE
            amid = AmidModel.load(places) if places.exists() else None
            return cls(config, model_storage, resource, LinearModel.load(folder / _FILE), amid)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking` on each message."""
        for message in messages:
            ranking, placed = self._ranking(message)
            # amid a call a guess goes further than 您是想…还是…: what was said before bears it out
            bars = (0.0, 0.0) if placed else (self._config["threshold"], self._config["margin"])
            chosen = decide(ranking, *bars)
            message.set(INTENT, chosen, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking[:_RANKED], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the data as they are: nothing after this learns from predictions."""
        return training_data

    def _ranking(self, message: Message) -> tuple[list[dict[str, Any]], bool]:
        """Return the intents, the likeliest first, and whether the place in the call was heard."""
        if self._model is None or not message.get(NORMALISED):
            return [{"name": OUT_OF_SCOPE, "confidence": 1.0}], False
        place = (message.get("metadata") or {}).get(PLACE)
        outside = float(self._config["outside"])
        shares, placed = weighed(self._model, self._amid, _sentence(message), place, outside)
        ranked = sorted(zip(self._model.classes, shares, strict=True), key=lambda pair: -pair[1])
        return [{"name": name, "confidence": float(share)} for name, share in ranked], placed


def weighed(
    words: LinearModel,
    amid: AmidModel | None,
    sentence: Sentence,
    place: str | None,
    outside: float,
) -> tuple[np.ndarray[Any, Any], bool]:
    """Return the shares of the intents, and whether the place in the call took part in them."""
    told = words.probabilities(sentence)
    shares = lean(told, words.classes, outside)
    best = int(shares.argmax())
    plain = shares[best] >= PLAINLY and words.classes[best] in DOING
    if amid is None or place not in amid.places or plain:
        return shares, False
    return amid.probabilities(told, sentence.vector, str(place)), True


def lean(
    shares: np.ndarray[Any, Any], classes: Sequence[str], outside: float
) -> np.ndarray[Any, Any]:
    """Return the shares with the odds of `out_of_scope` raised by `outside` (natural logarithm).

    Training weighs all intents alike; of what real people say, far more is none of ours.
    """
    leaning = shares * np.where(np.array(classes) == OUT_OF_SCOPE, np.exp(outside), 1.0)
    result: np.ndarray[Any, Any] = leaning / leaning.sum()
    return result


def decide(ranking: list[dict[str, Any]], threshold: float, margin: float) -> dict[str, Any]:
    """Return the intent to act on: the best one, `out_of_scope`, or `nlu_fallback` between two."""
    best = ranking[0]
    if best["confidence"] < threshold:
        return {"name": OUT_OF_SCOPE, "confidence": 1.0 - best["confidence"]}
    if len(ranking) > 1 and best["confidence"] - ranking[1]["confidence"] < margin:
        return {"name": UNSURE, "confidence": best["confidence"]}
    return dict(best)


def place_of_example(message: Message) -> str | None:
    """Return where in a call an example was said, as the metadata of its intent tell."""
    found = ((message.get("metadata") or {}).get("intent") or {}).get(PLACE)
    return str(found) if found else None


def _sentence(message: Message) -> Sentence:
    words = [token.text for token in message.get(TOKENS_NAMES[TEXT]) or ()]
    return see(str(message.get(NORMALISED)), words)
