# One line per command; run.py does the work. `make` alone lists them.
PYTHON ?= python3
COMMANDS = demo demo-reset test test-services e2e prove bench bench-planner bench-picture bench-notifications attack typescript crawl lint messages requirements audit install

.PHONY: help $(COMMANDS)
help:
	@$(PYTHON) run.py || true

$(COMMANDS):
	@$(PYTHON) run.py $@ $(ARGS)
