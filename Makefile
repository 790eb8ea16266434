# Everything runs inside .venv, which `make setup` builds; nothing else needs to be activated.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Tuned to just below what the suite reaches, so that untested code shows.
COVERAGE_FLOOR ?= 96
# Seconds a target, and which.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?= text markdown html pdf akn docx comparison

.DEFAULT_GOAL := help
.PHONY: help setup demo picture pictures validate test bench oracle check lint coverage docs clean determinism fuzz mutation

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

$(STAMP): pyproject.toml Makefile
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet -e '.[all]' --group test --group lint --group docs
# Compiled once: where Python may write no bytecode, every start would compile it all anew.
	$(BIN)/python -m compileall -q src
	@touch $@

setup: $(STAMP) ## build .venv, and install a browser for the page's tests
	@.ci/install-browser

demo: $(STAMP) ## compare the two sample statements and write out/redline.html
	@mkdir -p out
	$(BIN)/stmtdiff demo -o out/redline.html
	@echo "The redline is at $(CURDIR)/out/redline.html"

picture: setup demo ## make the README's picture of the page anew
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1560 \
	  --screenshot=docs/images/redline.png out/redline.html

pictures: setup ## make pictures of the page in every state, to be looked at, in out/pictures
	$(BIN)/python tests/pictures.py out/pictures
	@echo "The pictures are in $(CURDIR)/out/pictures"

validate: demo ## check the page with html-validate; needs npm
	npx --yes html-validate@9.7.1 --config .htmlvalidate.json out/redline.html

test: setup ## run the tests
	$(BIN)/python -m pytest

bench: $(STAMP) ## measure the whole job beside other programs, those that are installed
	$(BIN)/python benchmarks/peers.py $(BENCH)

oracle: $(STAMP) ## compare the readers with LibreOffice, where it is installed
	$(BIN)/python -m pytest tests/oracle

check: lint coverage ## run the linters, and the tests with coverage

determinism: $(STAMP) ## compare twenty runs byte for byte: idle, busy, other seeds and locales
	$(BIN)/python benchmarks/determinism.py --runs 20

fuzz: $(STAMP) ## fuzz each target for FUZZ_SECONDS (60)
	$(BIN)/python -m pip install --quiet --group fuzz
	for target in $(FUZZ_TARGETS); do $(BIN)/python fuzz/run.py $$target $(FUZZ_SECONDS) || exit 1; done

mutation: $(STAMP) ## change the core in small ways and see whether the tests notice
	$(BIN)/python -m pip install --quiet --group mutation
	$(BIN)/python benchmarks/mutation.py $(MUTATION)

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: setup
	$(BIN)/coverage erase
	$(BIN)/coverage run --branch -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=$(COVERAGE_FLOOR)

docs: $(STAMP) ## build the documentation, and run its examples
	$(BIN)/sphinx-build -q -W -n --keep-going -b html docs docs/_build/html
	$(BIN)/sphinx-build -q -W --keep-going -b doctest docs docs/_build/doctest

clean: ## remove everything that was built, .venv too
	rm -rf $(VENV) out dist build docs/_build .coverage .coverage.*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
