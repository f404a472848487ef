"""What trains the encoder, the ranker and the refusal; not needed to serve."""
