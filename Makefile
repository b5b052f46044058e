# Two commands for a newcomer: `make demo` and `make test`. Only python3 (with venv) and make are needed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup

.PHONY: help demo check test test-all lint bench clean

help:                ## Show this list.
	@sed -n 's/^\([a-z-]*\): .*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "make %-9s %s\n", $$1, $$2}'

$(VENV)/core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/browser: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[browser,pdf]'
	@touch $@

$(VENV)/dev: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@

demo: $(VENV)/core   ## See the main job: pages fetched, a change noticed, what it means. No network.
	$(BIN)/clausewatch demo

check: $(VENV)/browser ## The real thing over the network: check the pages of config.toml now.
	$(BIN)/clausewatch --config config.toml check

test: $(VENV)/dev    ## Run the test-suite.
	$(PYTEST) -m "not long"

test-all: $(VENV)/dev ## Run all tests, the long ones too (browser, fleet, kill, fuzz, scorers on shared data).
	$(PYTEST) -m long

lint: $(VENV)/dev    ## Style, types, import contracts.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bench: $(VENV)/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,bench]'
	@touch $@

bench: $(VENV)/bench ## Measure, beside other engines; see docs/benchmarks.md (soak, fleet and web run for long: by hand).
	for one in start extract facts compare edits injected hostile check watching ledger; do \
	  echo "== $$one"; $(BIN)/python -m bench.$$one || exit 1; done

clean:               ## Remove the virtual environment and caches.
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist
