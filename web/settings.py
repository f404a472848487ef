"""What the web room needs to be told; made by `nuanling` from the settings of the process."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class WebSettings:
    """Settings of the web chat.

    `secret` signs session tokens and must outlive a restart (32 bytes or more). `public_url` is
    the address that browsers use, such as "https://nuanling.example.cn"; without one (development)
    a page may connect when its own host is the one that it connects to. `hotline` is shown as
    the telephone number to call, `notice` on top of every page. Times are seconds.
    """

    secret: bytes = field(repr=False)
    public_url: str | None = None
    hotline: str | None = None
    notice: str | None = None
    ambulance: str = "120"
    max_characters: int = 10_000
    rate_messages: int = 20
    rate_window: float = 10.0
    sockets_per_address: int = 60
    reply_deadline: float = 2.9
    idle: float = 1800.0

    def __post_init__(self) -> None:
        if len(self.secret) < 32:
            raise ValueError(
                f"WebSettings.secret has {len(self.secret)} bytes, but session tokens need at "
                "least 32; give it secrets.token_bytes(32)."
            )

    @property
    def origin(self) -> str | None:
        """Return scheme and host of `public_url` as a browser writes them in Origin."""
        if self.public_url is None:
            return None
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}".lower()

    @property
    def secure(self) -> bool:
        """Return whether browsers reach us over TLS, so that cookies may ask for it."""
        return self.public_url is not None and self.public_url.startswith("https://")
