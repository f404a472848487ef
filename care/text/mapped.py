"""A text under rewriting that remembers where each of its characters came from."""

from __future__ import annotations

from collections.abc import Sequence

Edit = tuple[int, int, str]
"""Replace characters [start, end) of the present text by the string."""


class Mapped:
    """A text and, for every character of it, the span of the original that it stands for."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] | range = range(len(text))
        self.ends: list[int] | range = range(1, len(text) + 1)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Make the edits, which must be in order and must not overlap.

        A replacement of equal length maps character by character; any other maps each new
        character to the whole span that was replaced.
        """
        if not edits:
            return
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for begin, end, new in edits:
            pieces += (self.text[at:begin], new)
            starts += self.starts[at:begin]
            ends += self.ends[at:begin]
            if len(new) == end - begin:
                starts += self.starts[begin:end]
                ends += self.ends[begin:end]
            elif new:
                starts += [self.starts[begin]] * len(new)
                ends += [self.ends[end - 1]] * len(new)
            at = end
        pieces.append(self.text[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        self.text, self.starts, self.ends = "".join(pieces), starts, ends
