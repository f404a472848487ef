"""`python -m nuanling.bench`: how fast the whole chain is, beside a stock Rasa bot on one machine.

The real processes, signed webhooks in and TwiML out, every turn committed; `stock*.py` makes and
runs the bot that ours is compared with. Figures and report are pure functions of what was measured.
"""
