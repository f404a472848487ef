"""Carriers: a recording one for development, and Twilio or whoever speaks its REST API."""
