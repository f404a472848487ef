"""All settings of the product, read from NUANLING_* environment variables or a `.env` file."""

from __future__ import annotations

import base64
import json
import secrets
from datetime import time
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from care.duty import Duty
from care.errors import SettingsError
from care.ports import CarrierCapabilities
from storage.retention import Periods


class Settings(BaseSettings):
    """Settings with their defaults: development needs none of them."""

    model_config = SettingsConfigDict(
        env_prefix="NUANLING_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    profile: Literal["development", "production"] = Field(
        "development", description="production refuses to start until everything it needs is set"
    )
    var_dir: Path = Field(Path("var"), description="where data, models, indexes and logs are kept")
    host: str = Field("127.0.0.1", description="address on which the gateway listens")
    port: int = Field(8000, description="port of the gateway, the only public process")
    rasa_port: int = Field(5005, description="port of the Rasa server, loopback only")
    actions_port: int = Field(5055, description="port of the action server, loopback only")
    public_url: str | None = Field(
        None, description="address under which the carrier and browsers reach the gateway"
    )
    database_url: str | None = Field(
        None, description="SQLAlchemy URL; default is SQLite under var_dir"
    )
    encryption_keys: SecretStr | None = Field(
        None, description="id:base64 of 32 bytes, newest first, separated by commas"
    )
    carrier: Literal["recording", "twilio"] = Field(
        "recording", description="recording writes messages to a file and sends nothing"
    )
    carrier_account_sid: str | None = Field(None, description="the carrier's account")
    carrier_auth_token: SecretStr | None = Field(
        None, description="the carrier's token; it also signs the webhooks"
    )
    carrier_from_number: str | None = Field(None, description="the hotline's own number, E.164")
    carrier_api_base_url: str = Field(
        "https://api.twilio.com", description="REST address of Twilio or a TwiML-compatible carrier"
    )
    outbound_cn: bool = Field(False, description="the carrier calls mainland China")
    sms_two_way: bool = Field(False, description="mainland subscribers can answer texts")
    sms_landline: bool = Field(False, description="texts reach mainland landlines")
    duty_phones: str = Field("", description="phones of the duty desk, E.164, separated by commas")
    duty_opens: time = Field(time(0, 0), description="the duty desk opens (Shanghai time)")
    duty_closes: time = Field(
        time(0, 0), description="the duty desk closes; the same as opens means day and night"
    )
    hotline: str | None = Field(None, description="the hotline's number as shown to people")
    retain_talk_days: int = Field(
        180, ge=1, description="days for which what was said and messages sent are kept"
    )
    retain_records_days: int = Field(
        1095, ge=1, description="days for which consultations and bookings keep personal fields"
    )
    retain_emergencies_days: int = Field(
        1825, ge=1, description="days for which emergencies and their conversations are kept"
    )
    notice: str | None = Field(
        None, description="words on top of every page, such as those of the demonstration"
    )
    encoder: str = Field(
        "nuanling",
        description="the built-in sentence encoder, or a sentence-transformers name or folder",
    )

    def database(self) -> str:
        """Return the database's URL."""
        return self.database_url or f"sqlite:///{(self.var_dir / 'nuanling.db').absolute()}"

    def content(self) -> Path:
        """Return the folder of what staff write: policies, facts, institutions, local answers."""
        return self.var_dir / "content"

    def recorded_file(self) -> Path:
        """Return the file in which the recording carrier keeps, sealed, what it would have sent."""
        return self.var_dir / "outbox" / "recorded.sealed"

    def duty(self) -> Duty:
        """Return the duty desk."""
        phones = tuple(p.strip() for p in self.duty_phones.split(",") if p.strip())
        if not phones and self.profile == "development":
            # A number that nobody has, so that alerts can be watched in the recording carrier.
            phones = ("+8613800000001",)
        return Duty(phones, self.duty_opens, self.duty_closes)

    def capabilities(self) -> CarrierCapabilities:
        """Return what the carrier can do; the recording one can do everything."""
        if self.carrier == "recording":
            return CarrierCapabilities(True, True, True)
        return CarrierCapabilities(self.outbound_cn, self.sms_two_way, self.sms_landline)

    def periods(self) -> Periods:
        """Return for how long personal data are kept."""
        return Periods(
            self.retain_talk_days, self.retain_records_days, self.retain_emergencies_days
        )

    def keys(self) -> dict[str, bytes]:
        """Return the encryption key ring, newest first; development makes its own."""
        if self.encryption_keys is None:
            return {"dev": base64.b64decode(self.secret("encryption_key"))}
        ring = {}
        for entry in self.encryption_keys.get_secret_value().split(","):
            key_id, _, key = entry.strip().partition(":")
            try:
                ring[key_id] = base64.b64decode(key, validate=True)
            except ValueError as error:
                raise SettingsError(
                    f"NUANLING_ENCRYPTION_KEYS: key {key_id!r} is not base64; "
                    "make one with `nuanling new-key`"
                ) from error
        return ring

    def webhook_token(self) -> str:
        """Return the token that signs webhooks; development generates one."""
        if self.carrier_auth_token is not None:
            return self.carrier_auth_token.get_secret_value()
        return "" if self.profile == "production" else self.secret("webhook_token")

    def secret(self, name: str) -> str:
        """Return a secret of this installation (base64 of 32 bytes), made once under var_dir."""
        path = self.var_dir / "secrets.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        if name not in known:
            known[name] = base64.b64encode(secrets.token_bytes(32)).decode()
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.touch(mode=0o600)
            fresh.write_text(json.dumps(known, indent=1))
            fresh.replace(path)
        return str(known[name])


def load_settings(**overrides: object) -> Settings:
    """Read the settings; `SettingsError` names everything that is wrong or missing together."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        wrong = "; ".join(
            f"NUANLING_{'_'.join(str(part) for part in item['loc']).upper()}: {item['msg']}"
            for item in error.errors()
        )
        raise SettingsError(f"settings are wrong: {wrong}") from error
    if settings.profile == "production":
        _refuse_unless_complete(settings)
    return settings


def _refuse_unless_complete(settings: Settings) -> None:
    needed = {
        "NUANLING_PUBLIC_URL": settings.public_url,
        "NUANLING_CARRIER_AUTH_TOKEN": settings.carrier_auth_token,
        "NUANLING_ENCRYPTION_KEYS": settings.encryption_keys,
        "NUANLING_DUTY_PHONES": settings.duty_phones,
        "NUANLING_DATABASE_URL": settings.database_url,
    }
    if missing := [name for name, value in needed.items() if not value]:
        raise SettingsError(
            f"the production profile does not start without: {', '.join(missing)}; "
            "set them in the environment or in .env"
        )
