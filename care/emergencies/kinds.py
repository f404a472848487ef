"""The taxonomy of PROTOCOL.md: which kinds there are, and how grave each is."""

from __future__ import annotations

from typing import Literal

Level = Literal["emergency", "urgent", "none"]

LEVELS: tuple[Level, ...] = ("none", "urgent", "emergency")

EMERGENCIES: tuple[str, ...] = (
    "chest_pain", "breathing", "stroke", "fall_cannot_rise", "unconscious", "not_breathing",
    "choking", "bleeding", "burn", "gas_co", "fire", "electric_shock", "overdose_poison",
    "hypoglycaemia", "seizure", "heat_stroke", "drowning", "suicide_direct", "suicide_veiled",
    "abuse_violence", "missing_dementia", "trapped", "scam_in_progress", "snake_insect",
    "allergy", "traffic", "flood", "other_acute",
)  # fmt: skip
"""Happening now, with life, body or savings at stake."""

URGENT: tuple[str, ...] = (
    "lonely_low", "no_food", "medicine_out", "minor_fall", "power_cut_oxygen",
    "past_abuse_institution", "fraud_before_payment",
)  # fmt: skip
"""A person must follow up today."""

HARMLESS: tuple[str, ...] = (
    "hypothetical", "idiom", "joke", "line_test", "medical_booking", "name_entity", "negation",
    "ordinary", "past_resolved", "policy_alarm", "policy_question", "tv_news",
)  # fmt: skip
"""Sorts of harmless talk that the training data tells apart; `check` knows none of them."""

KINDS: dict[str, Level] = {
    **dict.fromkeys(EMERGENCIES, "emergency"),
    **dict.fromkeys(URGENT, "urgent"),
}
"""The level of every kind."""
