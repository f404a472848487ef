"""A telephone without an account, for development: it plays the carrier against our webhooks."""
