"""How callers talk, brought to one form: the same for Rasa, retrieval and emergencies."""

from care.text.normalised import Normalised, common_form, normalise
from care.text.sounds import syllables
from care.text.tokens import tokenise

__all__ = ["Normalised", "common_form", "normalise", "syllables", "tokenise"]
