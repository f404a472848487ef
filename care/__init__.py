"""The domain of the hotline in plain Python: no Rasa, Twilio, SQL or HTTP in here."""
