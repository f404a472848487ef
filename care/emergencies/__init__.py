"""Hearing emergencies in what callers say; alive with everything else down.

`check(text)` never raises and needs nothing but this package's own files.
"""

from care.emergencies.detector import check, warm_up
from care.emergencies.kinds import KINDS, LEVELS
from care.emergencies.verdict import Verdict

__all__ = ["KINDS", "LEVELS", "Verdict", "check", "warm_up"]
