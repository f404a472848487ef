"""What telephony must be told; `nuanling` reads it from the environment and hands it over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from care.errors import SettingsError
from care.ports import CarrierCapabilities

HINTS = (
    "高龄津贴,养老院,居家养老,日间照料,家政服务,上门护理,助餐,送餐,代购,健康咨询,紧急呼叫,服务券,床位,"
    "半失能,失能,三无老人,五保,低保,空巢老人,玉州区,福绵区,玉东新区,北流,容县,陆川,博白,兴业,人工,"
    "转人工,再说一遍,听不清,慢一点,大声点,白话,救命,摔倒,胸口痛,喘不上气,中风,煤气,着火"
)
"""Words that callers of this hotline are likely to say; the recogniser listens out for them."""


@dataclass(frozen=True)
class TelephonySettings:
    """Settings of the telephone and SMS channels.

    `public_url` is the address under which the carrier reaches us (scheme, host, prefix), also
    behind a proxy: signatures are made over it. Without it or `auth_token` the webhooks refuse.
    `duty_number` is the person on duty (E.164). `api_base_url` names a TwiML-compatible carrier.
    `speech_model_*` stays None unless a model is known to serve the language: the carrier then
    chooses, and `enhanced` models exist for none of ours. Times are in seconds.
    """

    public_url: str | None = None
    auth_token: str | None = field(default=None, repr=False)
    account_sid: str | None = None
    from_number: str | None = None
    api_base_url: str = "https://api.twilio.com"
    api_timeout_s: float = 8.0
    duty_number: str | None = field(default=None, repr=False)
    sms_key: bytes = field(default=b"", repr=False)
    capabilities: CarrierCapabilities = field(default_factory=CarrierCapabilities)
    hints: str = HINTS
    speech_model_cmn: str | None = None
    speech_model_yue: str | None = None
    answer_within_s: float = 2.95
    max_spoken: int = 600
    max_sms_parts: int = 6
    max_body_bytes: int = 65_536

    def __post_init__(self) -> None:
        for name, address in (("public_url", self.public_url), ("api_base_url", self.api_base_url)):
            if address is not None and not _ADDRESS.fullmatch(address):
                raise SettingsError(
                    f"The setting {name} is not an address such as https://hotline.example.org: "
                    "give scheme and host, with a port or path only where the proxy has one."
                )

    def url(self, path: str) -> str:
        """Return the public address of a path, which begins with a slash."""
        return (self.public_url or "").rstrip("/") + path


_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?")
