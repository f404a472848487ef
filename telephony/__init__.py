"""The telephone and SMS channels: signed webhooks in, TwiML out, and the outbox worker."""
