"""What an institution is, and what can be told of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("养老机构", "街道居家养老服务中心", "日间照料中心", "农村幸福院", "老年大学", "120")
"""The types of institution that the document wants on one platform."""

FIELDS = {
    "status": "建设和开办情况",
    "address": "地址",
    "phone": "电话",
    "hours": "开放时间",
    "beds": "床位",
    "vacancies": "空床位",
    "doctors": "医生和护士",
    "services": "服务项目",
    "admission": "入住条件",
    "fees": "收费",
}
"""What can be told of an institution, with its name in Chinese."""

_ONLY_WITH_BEDS = {"beds", "vacancies", "admission"}
APPLY = {
    "养老机构": tuple(FIELDS),
    "农村幸福院": tuple(FIELDS),
    "120": ("phone",),
    **{
        kind: tuple(key for key in FIELDS if key not in _ONLY_WITH_BEDS)
        for kind in ("街道居家养老服务中心", "日间照料中心", "老年大学")
    },
}


@dataclass(frozen=True)
class Source:
    """Where it is known from: in words for a screen, and the clause where a document says it."""

    text: str
    document: str | None = None
    clause: str | None = None


@dataclass(frozen=True)
class Known:
    """One thing known of an institution: a key of `FIELDS`, a sentence, and the words behind it."""

    about: str
    text: str
    quote: str | None = None
    clause: str | None = None


@dataclass(frozen=True)
class Institution:
    """An institution. None means that nobody has told it; `unknown` lists such fields by key."""

    id: str
    name: str
    kind: str
    county: str | None
    town: str | None
    address: str | None
    phone: str | None
    facts: tuple[Known, ...]
    unknown: tuple[str, ...]
    source: Source
    verified_on: date
    also: tuple[str, ...] = ()

    def known(self, about: str) -> Known | None:
        """Return what is known under a key of `FIELDS`, or None."""
        return next((fact for fact in self.facts if fact.about == about), None)


@dataclass(frozen=True)
class Kind:
    """What a document says of a type of institution in general, where it names none."""

    kind: str
    facts: tuple[Known, ...]
    source: Source
    verified_on: date
