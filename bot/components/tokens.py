"""The tokenizer: callers' words in the common form, cut with jieba and our dictionary."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from care.text import common_form, tokenise

NORMALISED = "normalised_text"
"""Message property: the text in the common form, for the components after this one."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class ChineseTokenizer(Tokenizer):
    """Cuts the normalised text; a token's span points into what was said."""

    @staticmethod
    def supported_languages() -> list[str]:
        """Return the languages this is for."""
        return ["zh"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that Rasa's base class expects."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of one attribute, and keep the normalised text beside them."""
        said = str(message.get(attribute) or "")
        common = common_form(said)
        message.set(NORMALISED, common.text)
        tokens, at = [], 0
        for word in tokenise(common.text, normalised=True):
            start = common.text.find(word, at)
            if start < 0 or not word.strip():
                continue
            at = start + len(word)
            begin, end = common.original_span(start, at)
            tokens.append(Token(word, begin, max(end, begin + 1)))
        return tokens or [Token(said or "　", 0)]
