PYTHON ?= python3
APP := .venv/bin/python
RASA := .venv-rasa/bin/python
export OMP_NUM_THREADS ?= 1
export TF_CPP_MIN_LOG_LEVEL ?= 3

.PHONY: help setup setup-tests run demo test torture lint content train eval bench clean

help:  ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup:  ## both virtual environments
	@$(PYTHON) -m nuanling.bootstrap app rasa

setup-tests: setup
	@$(PYTHON) -m nuanling.bootstrap tests

run: setup  ## set up, prepare and run the hotline
	@$(APP) -m nuanling run

demo: setup  ## a fictitious day, to look at console and figures
	@$(APP) -m nuanling demo

test: setup-tests  ## everything, end to end too
	$(APP) -m nuanling prepare
	$(RASA) -m pytest -q -c pytest-rasa.ini -n 2 --dist loadfile
	$(APP) -m pytest -q -n 2 --dist loadfile tests/unit
	$(APP) -m pytest -q --ignore=tests/unit

torture: setup-tests  ## real faults on every channel, table under docs/results (root, 20 minutes)
	$(APP) -m nuanling prepare
	PYTHONPATH=.:tests:tests/torture $(APP) tests/torture/play.py

lint: setup  ## style, types, import contract
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

content: setup  ## check the content files
	$(APP) -m knowledge_base.check
	$(APP) -m nuanling.apart

train: setup  ## index and dialogue model
	$(APP) -m nuanling prepare

eval: train  ## accuracy tables under docs/results
	$(APP) -m knowledge_base.evaluate --data tests/retrieval --out docs/results/retrieval.md $(if $(ORDINARY),--ordinary $(ORDINARY))
	$(RASA) -m bot.evaluate --data tests/nlu --out docs/results/nlu.md $(if $(ORDINARY),--ordinary $(ORDINARY))
	$(RASA) -m bot.evaluate --data tests/nlu_told --out docs/results/nlu-told.md
	$(RASA) -m bot.evaluate_amid --data tests/nlu_amid --out docs/results/nlu-amid.md
	$(RASA) -m bot.compare --data tests/nlu --out docs/results/nlu-components.md
	$(APP) -m care.turns.evaluate --data tests/turns --out docs/results/turns.md
	$(APP) -m care.assertions.evaluate --data tests/facts --out docs/results/facts.md
	$(APP) -m nuanling.played --data tests/strangers --out docs/results/conversations.md
	$(APP) -m care.emergencies.evaluate --data tests/emergencies --turns tests/turns --out docs/results/emergencies.md $(if $(ORDINARY),--ordinary $(ORDINARY))
	$(APP) -m care.emergencies.evaluate --data tests/emergencies/second --out docs/results/emergencies-second.md
	$(APP) -m care.emergencies.evaluate --data tests/emergencies/talk --out docs/results/emergencies-talk.md
	$(APP) -m care.emergencies.evaluate --data tests/emergencies/wishes --out docs/results/emergencies-wishes.md
	$(APP) -m care.emergencies.evaluate --data tests/emergencies/beside --out docs/results/emergencies-beside.md
	$(RASA) -m bot.compare_emergencies --data tests/emergencies --out docs/results/emergencies-diet.md $(if $(ORDINARY),--ordinary $(ORDINARY))

bench: setup-tests  ## speed tables under docs/results, beside a stock Rasa bot (half an hour)
	$(APP) -m nuanling.bench
	$(APP) -m knowledge_base.bench
	$(APP) -m knowledge_base.scale

clean:  ## remove environments, data and caches
	rm -rf .venv .venv-rasa node_modules var .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
