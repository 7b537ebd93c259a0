# Only python3, make and git are needed beforehand; everything else is installed into .venv from hash-pinned lists.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --no-deps --compile-bytecode
EXAMPLE ?= examples/car-t-autologous.yaml

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/run: requirements/uv.txt requirements/run.txt pyproject.toml
	python3 -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(UV) -r requirements/run.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: .venv/run requirements/dev.txt
	$(UV) -r requirements/dev.txt
	@touch $@

.venv/browser: .venv/dev
	@if [ ! -x /usr/bin/chromium ] || [ ! -d /usr/share/fonts/opentype/noto ]; then \
	  if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
	    echo "the browser tests need Chromium and a Japanese font: apt-get install chromium fonts-noto-cjk" >&2; exit 1; fi; \
	  export DEBIAN_FRONTEND=noninteractive; apt-get update -qq && \
	  apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; fi
	@touch $@

run: answer  ## the whole answer for one example, then the portal on this machine and its address (PORT=8000)
	@$(BIN)/python -m meguri_portal $(PORT)

answer: .venv/run  ## answer for one example on the terminal: verdicts, shortlist and plan (EXAMPLE=file LANG_=ja|en)
	@$(BIN)/meguri answer $(EXAMPLE) --lang $(or $(LANG_),ja)

curator: .venv/run  ## make the one staff login of the portal (asks for name and password)
	@DJANGO_SETTINGS_MODULE=meguri_portal.settings $(BIN)/django-admin migrate -v0
	@DJANGO_SETTINGS_MODULE=meguri_portal.settings $(BIN)/django-admin create_curator

check: .venv/dev  ## fast: format, lint, types, arrows, a small proof run
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	MEGURI_CASES=500 $(BIN)/pytest -x tests/core/rules tests/core/vocabulary

test: .venv/browser  ## everything: checks, proofs on 20,000 cases per programme, docs, portal on both databases, browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	MEGURI_CASES=20000 $(BIN)/pytest -n 2 tests/core --cov --cov-report=term:skip-covered
	$(BIN)/pytest -n 2 tests/portal
	$(BIN)/python tests/on_postgres.py $(BIN)/pytest -n 2 tests/portal
	$(BIN)/pytest -n 2 tests/browser

test-browser: .venv/browser  ## the browser tests alone
	$(BIN)/pytest -n 2 tests/browser

test-postgres: .venv/dev  ## the portal's tests on a PostgreSQL of their own
	$(BIN)/python tests/on_postgres.py $(BIN)/pytest -n 2 tests/portal

fix: .venv/dev  ## format and mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev  ## measure against named peers; writes docs/reference/benchmarks.md
	$(BIN)/python benchmarks/run.py

screenshots: .venv/browser  ## take the pictures of the docs again
	$(BIN)/python docs/screenshots.py

docs: .venv/run  ## rewrite the pages of docs/reference that come from the code
	$(BIN)/python docs/build.py

lock: .venv/run  ## refresh the hash-pinned lists (no addresses in them)
	cd requirements && for name in uv run dev; do \
	  ../$(BIN)/uv pip compile --universal --generate-hashes --no-header --upgrade --override overrides.txt $$name.in -o $$name.txt; done

clean:  ## remove what was installed and cached
	rm -rf .venv .bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.PHONY: help curator run answer check test test-browser test-postgres fix bench screenshots docs lock clean
