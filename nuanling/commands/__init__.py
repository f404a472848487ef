"""Commands of the `nuanling` program, by topic; `nuanling.cli` puts them together."""
