"""The pipeline that `config.yml` names: tokens, intents, entities."""
