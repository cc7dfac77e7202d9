# make demo, make test: each sets up what it needs first. PYTHON=... picks the interpreter.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
BIN := .venv/bin
STAMP := .venv/installed
DEV := .venv/installed-dev
EXTRAS := .venv/installed-extras
SITE := .venv/docs/installed
COMPILE = .venv/lock/bin/pip-compile -q --generate-hashes --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

# whose own tests take less than a third of the suite's time
COVERED := tests/judge tests/lab tests/marks tests/play tests/python tests/spec tests/submission tests/test_findings.py tests/test_processes.py tests/test_workers.py

.PHONY: kept help setup extras dev demo site test coverage lint format bench soak mutants words lock release clean
.DEFAULT_GOAL := help

help:
	@echo 'make demo    grade a small sample class'
	@echo 'make test    the whole test suite'
	@echo 'make setup   only .venv and what the grader itself needs in it'
	@echo 'make extras  what `batch --cluster`, `similar` and `watch` need besides'
	@echo 'make dev     what the tests and the upkeep need besides'
	@echo 'make coverage which branches of the parts that decide their own tests take'
	@echo 'make lint    ruff, mypy (--strict, for tests less strictly), import-linter'
	@echo 'make format  lay the code out as lint wants it'
	@echo 'make bench   the benchmarks; docs/benchmarks.md has their figures'
	@echo 'make site    docs/ as a site, in build/site; a warning is an error'
	@echo 'make soak    the labelled submissions again and again on a busy machine; not one verdict may differ'
	@echo 'make mutants mutants of the reference: a mistake that nobody notices is a hole in the grader'
	@echo 'make words   bring the translations up to date'
	@echo 'make kept    play the reference anew: its plays are shown beside a failed one'
	@echo 'make lock    pin what pyproject.toml and requirements-*.in name'
	@echo 'make release build the package, and check it as a registry and a user would'
	@echo 'make clean   remove all that is made'

setup: $(STAMP)

$(STAMP): requirements.lock .ci/setup
	@PYTHON='$(PYTHON)' .ci/setup

extras: $(EXTRAS)

$(EXTRAS): $(STAMP) requirements-extras.lock requirements-similarity.lock .ci/setup-extras
	@.ci/setup-extras

dev: $(DEV)

$(DEV): $(STAMP) requirements-dev.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup
	@$(BIN)/python examples/demo.py

test: dev extras
	$(BIN)/python -m pytest -n auto

# in processes of pytest-xdist and in workers, too (pyproject.toml); these may write as another user
coverage: dev
	rm -rf .coverage && mkdir .coverage && chmod 777 .coverage
	$(BIN)/coverage run -m pytest -q -n auto $(COVERED)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report

# every tool runs, and the target fails if one of them did
lint: dev
	@failed=; \
	for tool in 'ruff check' 'ruff format --check' mypy 'lint-imports --no-cache'; do \
		echo "+ $$tool"; $(BIN)/$$tool || failed="$$failed, $$tool"; \
	done; \
	if [ -n "$$failed" ]; then echo "lint: failed: $${failed#, }"; exit 1; fi

format: dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# an environment of its own, as it shares nothing with the grader
$(SITE): $(STAMP) requirements-docs.lock
	$(BIN)/python -m venv .venv/docs
	.venv/docs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $@

site: $(SITE)
	.venv/docs/bin/sphinx-build --fail-on-warning --keep-going --quiet -c docs -d build/site-kept . build/site
	@echo 'build/site/index.html'

bench: dev
	@set -e; for benchmark in benchmarks/bench_*.py; do echo "+ $$benchmark"; $(BIN)/python "$$benchmark"; done

soak: dev
	$(BIN)/python benchmarks/soak.py $(SOAK)

mutants: dev
	@cd benchmarks && ../$(BIN)/python -m mutants

words: dev
	$(BIN)/python -m grader.locale

kept: setup
	$(BIN)/python -m grader.kept

lock: setup # the later ones follow the earlier ones
	$(BIN)/python -m venv .venv/lock
	.venv/lock/bin/pip install -q pip-tools
	$(COMPILE) -o requirements.lock pyproject.toml
	$(COMPILE) -c requirements.lock -o requirements-dev.lock requirements-dev.in
	$(COMPILE) -c requirements.lock -c requirements-dev.lock -o requirements-extras.lock requirements-extras.in
	$(COMPILE) -o requirements-similarity.lock requirements-similarity.in
	$(COMPILE) -o requirements-docs.lock requirements-docs.in

release: dev # publishing what is then in dist/ is a person's decision
	$(BIN)/python -m venv .venv/release
	.venv/release/bin/pip install -q build twine
	rm -rf dist
	.venv/release/bin/python -m build -o dist .
	.venv/release/bin/twine check --strict dist/*
	GRADER_WHEEL="$$(ls -d $$PWD/dist/*.whl)" $(BIN)/python -m pytest tests/test_install.py
	@! grep -n unreleased CHANGELOG.md || echo 'A release has a date there, and a tag: git tag -a v'"$$(sed -n 's/__version__ = "\(.*\)"/\1/p' grader/__init__.py)"

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
