"""One turn of one conversation, the same for every channel."""
