"""rasa-sdk actions: thin translators between Rasa's dialogue and what the hotline does."""

from actions.catalogue import all_actions
from actions.services import Services

__all__ = ["Services", "all_actions"]
