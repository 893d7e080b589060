# Every target makes or refreshes .venv by itself. PYTHON picks the interpreter (3.11 or newer).

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help install demo run test lint check bench docs lock clean

help:
	@echo "make demo     the demo: http://127.0.0.1:8138 with three phones side by side"
	@echo "make run      the service, settings from .env"
	@echo "make test     all tests"
	@echo "make lint     style, format, types, layers"
	@echo "make check    what CI runs: lint, then tests"
	@echo "make bench    the figures of the README, measured here"
	@echo "make docs     the table of commands in the README, made anew"
	@echo "make install  .venv alone"
	@echo "make lock     requirements.lock anew from pyproject.toml"
	@echo "make clean    away with .venv and caches (var/, with its data, stays)"

install: $(STAMP)

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Tin Bao needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Installing into .venv (a minute or two the first time) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@$(BIN)/tinbao demo

run: $(STAMP)
	@$(BIN)/tinbao run

test: $(STAMP)
	@$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

docs: $(STAMP)
	@$(BIN)/python -m tests.command_table

lock: $(STAMP)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-header --output-file requirements.lock pyproject.toml
	@if grep -nE '://|^--' requirements.lock; then echo "requirements.lock names a place"; exit 1; fi

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
