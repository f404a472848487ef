"""A sample of the table under CI: one stack, the faults that need no waiting, one channel each."""

from __future__ import annotations

from collections.abc import Iterator

import play
import pytest
from table import table

from tests.real_hotline import Stack

pytestmark = pytest.mark.e2e
SAMPLE = [
    ("Rasa挂起", "phone"),
    ("动作服务挂起", "sms"),
    ("数据库被锁", "phone"),
    ("数据库被锁", "sms"),
    ("数据库被锁", "web"),
    ("数据库久锁，提醒照发", "phone"),
    ("运营商回调重复、乱序", "phone"),
    ("说“对”当中kill -9 动作服务", "web"),
    ("Rasa停了", "web"),
]
CELLS = {cell.name: cell for cell in table()}


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with play.opened("main") as opened:
        yield opened


@pytest.mark.parametrize(("name", "channel"), SAMPLE)
def test_the_hotline_bears_a_fault(stack: Stack, name: str, channel: str) -> None:
    assert play.played(CELLS[name], stack, channel).faults_found == []
