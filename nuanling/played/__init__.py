"""Conversations that strangers wrote, played through `nuanling talk --json` and counted.

`python -m nuanling.played --data tests/strangers` writes docs/results/conversations.md. The sets
were written by people who knew the contract and the policy but neither the code nor its fixtures.
"""
