"""Look at the bars of the detector: `python -m care.emergencies.calibrate`.

Prints what each pair of bars (`ALARM`, `URGENT` in `detector.py`) would come to on the utterances
under `calibration/`, which were drawn by a hash from what several hands wrote, and from which
nothing is learned. `--ordinary FILE` adds everyday sentences, one a line.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from care.emergencies import corpus
from care.emergencies.detector import odds
from care.emergencies.kinds import Level

ALARMS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)
BELOW = (0.5, 1.0)
"""How much lower the bar of what is urgent may stand."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line of shares for every pair of bars."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, default=corpus.FOLDER.parent / "calibration")
    parser.add_argument("--ordinary", type=Path, help="ordinary sentences, one a line")
    options = parser.parse_args(arguments)
    told = corpus.read(options.data)
    heard = [odds(utterance.text) for utterance in told]
    levels = np.array([utterance.level for utterance in told])
    everyday = []
    if options.ordinary is not None:
        lines = options.ordinary.read_text(encoding="utf-8").splitlines()
        everyday = [odds(line) for line in lines if line.strip()]
    sys.stdout.write(
        f"{len(told)} utterances, {len(everyday)} ordinary sentences\n"
        "alarm urgent | emergencies heard | urgent missed | harmless: alarm, any | ordinary: both\n"
    )
    for alarm in ALARMS:
        for below in BELOW:
            urgent = alarm - below
            said = np.array([verdict(one, alarm, urgent) for one in heard])
            harmless = said[levels == "none"]
            shares = [
                np.mean(said[levels == "emergency"] == "emergency"),
                np.mean(said[levels == "urgent"] == "none"),
                np.mean(harmless == "emergency"),
                np.mean(harmless != "none"),
            ]
            if everyday:
                plain = np.array([verdict(one, alarm, urgent) for one in everyday])
                shares += [np.mean(plain == "emergency"), np.mean(plain != "none")]
            figures = " ".join(f"{share:.3f}" for share in shares)
            sys.stdout.write(f"{alarm:5.1f} {urgent:6.1f} | {figures}\n")
    return 0


def verdict(heard: tuple[Level, float], alarm: float, urgent: float) -> Level:
    """Return the level that odds come to under two bars."""
    level, height = heard
    return level if height >= (alarm if level == "emergency" else urgent) else "none"


if __name__ == "__main__":
    sys.exit(main())
