PYTHON ?= python3
BIN := .venv/bin

.PHONY: bench install audit test check lint types floors

$(BIN)/gouji: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

install: $(BIN)/gouji

audit: install
	$(BIN)/gouji audit samples --fail-on never

test: install
	$(BIN)/pytest

check: install
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: install
	$(BIN)/python -m benchmarks
