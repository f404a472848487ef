"""The common log: a full disk costs lines of it and nothing else."""

from pathlib import Path

import pytest

from nuanling.supervisor import log_to


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_does_not_stop_the_relaying_of_output(tmp_path, capsys):
    log = tmp_path / "log"
    log.mkdir()
    (log / "nuanling.log").symlink_to("/dev/full")
    say = log_to(log / "nuanling.log")
    say("gateway | 第一行")
    say("gateway | 第二行")
    assert "第二行" in capsys.readouterr().err
