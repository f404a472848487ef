"""What every file format is read into: lines and table rows, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Block:
    """A line, a paragraph, or the cells of a table row.

    `place` says where it stands in words that a person can follow (第3页第2行). `opens` marks what
    surely begins a paragraph. `table` numbers the table of a row. `note` is for the reviewer.
    """

    cells: tuple[str, ...]
    place: str
    opens: bool = False
    table: int | None = None
    note: str | None = None

    @property
    def text(self) -> str:
        """The text, cells parted by a tab."""
        return "\t".join(self.cells)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.table is not None

    def joined(self, other: Block) -> Block:
        """Return this line with another one, which a page break had cut off, at its end."""
        return replace(self, cells=(self.text + other.text,), note=self.note or other.note)
