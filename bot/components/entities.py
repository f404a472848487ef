"""The entity component: what care's extractors read, in the shape of PROTOCOL.md.

Nothing is learnt here: the extractors are rules with tests of their own (care/extractors). They
give values, not places, so every entity spans the whole text.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from care.extractors import extract


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CareEntities(GraphComponent, EntityExtractorMixin):
    """Puts what care's extractors read on a message."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CareEntities:
        """Return the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `entities` to each message; a list entity comes once for each of its values."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            entities = list(message.get(ENTITIES, []))
            for name, value in extract(text).items():
                for one in value if isinstance(value, list) else [value]:
                    entities.append(
                        {
                            "entity": name,
                            "value": one,
                            "start": 0,
                            "end": len(text),
                            "extractor": "CareEntities",
                        }
                    )
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
