"""The web chat for families, the policy as public pages, and the staff console."""

from web.policies import PolicyPage, PolicySection
from web.routes import router
from web.settings import WebSettings

__all__ = ["PolicyPage", "PolicySection", "WebSettings", "router"]
