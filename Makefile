# make demo, make test: each sets up what it needs first. PYTHON=... picks the interpreter.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
BIN := .venv/bin
STAMP := .venv/installed
EXTRAS := .venv/installed-extras
COMPILE = .venv/lock/bin/pip-compile -q --generate-hashes --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: kept help setup extras demo test lint format bench soak mutants words lock clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo    grade a small sample class'
	@echo 'make test    the whole test suite'
	@echo 'make setup   only .venv and what goes into it'
	@echo 'make extras  what `batch --cluster`, `similar` and the tests of the pages need besides'
	@echo 'make lint    ruff, mypy --strict, import-linter'
	@echo 'make format  lay the code out as lint wants it'
	@echo 'make bench   the benchmarks; docs/benchmarks.md has their figures'
	@echo 'make soak    the labelled submissions again and again on a busy machine; not one verdict may differ'
	@echo 'make mutants mutants of the reference: a mistake that nobody notices is a hole in the grader'
	@echo 'make words   bring the translations up to date'
	@echo 'make kept    play the reference anew: its plays are shown beside a failed one'
	@echo 'make lock    pin what requirements.in names in requirements.lock'
	@echo 'make clean   remove all that is made'

setup: $(STAMP)

$(STAMP): requirements.lock .ci/setup
	@PYTHON='$(PYTHON)' .ci/setup

extras: $(EXTRAS)

$(EXTRAS): $(STAMP) requirements-extras.lock requirements-similarity.lock .ci/setup-extras
	@.ci/setup-extras

demo: setup
	@$(BIN)/python examples/demo.py

test: extras
	$(BIN)/python -m pytest -n auto

# every tool runs, and the target fails if one of them did
lint: setup
	@failed=; \
	for tool in 'ruff check' 'ruff format --check' mypy 'lint-imports --no-cache'; do \
		echo "+ $$tool"; $(BIN)/$$tool || failed="$$failed, $$tool"; \
	done; \
	if [ -n "$$failed" ]; then echo "lint: failed: $${failed#, }"; exit 1; fi

format: setup
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup
	@set -e; for benchmark in benchmarks/bench_*.py; do echo "+ $$benchmark"; $(BIN)/python "$$benchmark"; done

soak: extras
	$(BIN)/python benchmarks/soak.py $(SOAK)

mutants: setup
	@cd benchmarks && ../$(BIN)/python -m mutants

words: setup
	$(BIN)/python -m grader.locale

kept: setup
	$(BIN)/python -m grader.kept

lock: setup
	$(BIN)/python -m venv .venv/lock
	.venv/lock/bin/pip install -q pip-tools
	$(COMPILE) -o requirements.lock requirements.in
	$(COMPILE) -c requirements.lock -o requirements-extras.lock requirements-extras.in
	$(COMPILE) -o requirements-similarity.lock requirements-similarity.in

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
