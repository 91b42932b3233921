# make demo   sets itself up, builds the examples into a register, shows it, serves it (SERVE=0 stops before serving)
# make test   sets itself up, runs the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8642

.PHONY: demo test check lock clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# //p' Makefile | head -2

$(VENV)/ready: requirements/run.txt requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --no-binary docopt -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/ready
	@rm -rf build/demo
	@$(BIN)/entente build examples --register build/demo --today 2026-06-30
	@$(BIN)/python -m entente.demo build/demo
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/entente serve --register build/demo --port $(PORT); fi

test: $(VENV)/ready
	$(BIN)/python -m pytest -n auto

check: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

lock:
	sh requirements/lock.sh

clean:
	rm -rf $(VENV) build dist
