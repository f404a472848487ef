"""Understanding and dialogue on Rasa 3.6.21: own process, own Python (3.10); imports care only."""
