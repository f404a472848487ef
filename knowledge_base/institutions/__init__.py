"""The directory of institutions: what is known of each, what is not, and since when.

    directory = Directory.load()                    # what is shipped: what the document names
    directory = Directory.load(index=Path("var/index"))   # what was last built, imports included
    directory.find(county="博白县", kind="养老机构", name=None) -> tuple[Institution, ...]
    directory.kinds["农村幸福院"] -> Kind           # what the document says of a type in general

`find(county: str | None = None, kind: str | None = None, name: str | None = None)`: every part that
is given must fit. An institution whose county nobody knows fits no county; ask again without one.
`name` may be a part of a name, or a sentence with a name in it.

`Institution(id, name, kind, county, town, address, phone, facts, unknown, source, verified_on)` is
frozen. `facts` are `Known(about, text, quote, clause)`; `unknown` are the keys of `FIELDS` (beds,
doctors, fees …) that nobody has told yet: `FIELDS[key]` names them in Chinese. `text` may be said
as it stands; `quote` is the document's own text where it comes from one.

A `Directory` is a snapshot. A running process asks `Answerer.directory` each time, which follows
what `nuanling kb build` publishes; what staff import counts from the next build on.
"""

from __future__ import annotations

from knowledge_base.institutions.directory import INSTITUTIONS, Directory
from knowledge_base.institutions.values import FIELDS, KINDS, Institution, Kind, Known, Source

__all__ = [
    "FIELDS",
    "INSTITUTIONS",
    "KINDS",
    "Directory",
    "Institution",
    "Kind",
    "Known",
    "Source",
]
