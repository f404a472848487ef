import io
import logging
import subprocess
import sys

import pytest

from bot.logs import DiscreetFormatter

WORDS = "我住人民东路六号"


@pytest.fixture
def written():
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(DiscreetFormatter())
    loggers = [logging.getLogger(n) for n in ("rasa.core.processor", "bot.x")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield out
    for logger in loggers:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)


def test_a_foreign_record_shows_its_place_only(written):
    for level in (logging.DEBUG, logging.WARNING, logging.CRITICAL):
        logging.getLogger("rasa.core.processor").log(level, f"Received {WORDS} 13800000000")
    assert WORDS not in written.getvalue() and "13800000000" not in written.getvalue()
    assert "test_logs.py:" in written.getvalue()


def test_an_exception_shows_frames_and_types_without_messages(written):
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError:
        logging.getLogger("bot.x").exception("the turn failed")
    assert WORDS not in written.getvalue()
    assert "KeyError <- ValueError" in written.getvalue()
    assert "the turn failed" in written.getvalue()


def test_structlog_events_keep_their_key_and_lose_their_values():
    code = (
        "from bot import logs; logs.configure()\n"
        "import structlog\n"
        f"structlog.get_logger('rasa').debug('processor.message', text='{WORDS}')\n"
        f"structlog.get_logger('rasa').error('processor.message', text='{WORDS}')\n"
        f"structlog.get_logger('rasa').error('{WORDS}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert WORDS not in done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.count("processor.message") == 1
