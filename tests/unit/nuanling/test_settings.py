import json

import pytest

from care.errors import SettingsError
from nuanling.settings import load_settings
from nuanling.settings_table import README, in_readme


def test_the_readme_lists_every_setting_as_it_is():
    text = README.read_text(encoding="utf-8")
    assert in_readme(text) == text, "run `python -m nuanling.settings_table`"


def test_production_refuses_to_start_and_names_all_that_is_missing(tmp_path):
    with pytest.raises(SettingsError) as refusal:
        load_settings(_env_file=None, profile="production", var_dir=tmp_path)
    for name in ("PUBLIC_URL", "CARRIER_AUTH_TOKEN", "ENCRYPTION_KEYS", "DUTY_PHONES"):
        assert f"NUANLING_{name}" in str(refusal.value)


def test_development_makes_its_own_secrets_once_and_keeps_them_private(tmp_path):
    settings = load_settings(_env_file=None, var_dir=tmp_path / "var")
    first = settings.webhook_token()
    assert first == load_settings(_env_file=None, var_dir=tmp_path / "var").webhook_token()
    path = tmp_path / "var" / "secrets.json"
    assert path.stat().st_mode & 0o077 == 0
    assert "webhook_token" in json.loads(path.read_text())


def test_a_wrong_value_is_told_with_the_name_of_its_setting():
    with pytest.raises(SettingsError, match="NUANLING_PORT"):
        load_settings(_env_file=None, port="eight thousand")
