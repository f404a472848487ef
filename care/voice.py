"""Whether a turn is about how we speak: 慢点, 大声点, 再讲一遍."""

from __future__ import annotations

import re

from care.text import normalise


def of_the_voice(text: str) -> bool:
    """Tell whether a turn can be about how we speak: 行你叫他们快点 hurries somebody else."""
    return _OF_THE_VOICE.search(normalise(text).text) is not None


_OF_THE_VOICE = re.compile(
    "[慢声响听耳嗓]|太[快轻小]|[讲说念](?:得|话|到)?[^,]{0,3}快|再[讲说念报读]|重复|什么|刚才|上一?句|不懂|没懂"
)
