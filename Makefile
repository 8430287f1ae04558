# Two commands on a fresh machine with Python 3.11 and make:
#   make audit    set everything up and check the samples
#   make test     set everything up and run all tests
PYTHON ?= python3
BIN := .venv/bin

.PHONY: audit test test-slow check lint types floors accept docs bench install system

audit: install
	$(BIN)/gouji audit samples --fail-on never

test: install
	$(BIN)/pytest -n auto -m "not slow"

test-slow: install
	$(BIN)/pytest -m slow

check: lint types floors

lint: install
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy

floors: install
	$(BIN)/lint-imports --no-logo

# Rewrite the snapshots of the samples; read the difference before you commit it.
accept: install
	GOUJI_ACCEPT=1 $(BIN)/pytest tests/snapshots -p no:xdist -q || true
	git --no-pager diff --stat tests/snapshots

docs: install
	$(BIN)/python docs/make.py

bench: install
	$(BIN)/python -m benchmarks

install: system $(BIN)/gouji

$(BIN)/gouji: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# LibreOffice reads .doc, .wps, .rtf and .xls.  Installed where apt and root are there; else said once, and the rest works without.
system:
	@command -v soffice >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "安装 LibreOffice（读取 .doc/.wps/.rtf/.xls）…"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk; } >/dev/null 2>&1 \
	    || echo "未能安装 LibreOffice：.doc/.wps/.rtf/.xls 将无法读取。LibreOffice could not be installed: legacy files will not be read."; \
	  else \
	    echo "未安装 LibreOffice：.doc/.wps/.rtf/.xls 将无法读取（包名 libreoffice-writer libreoffice-calc）。LibreOffice is missing: legacy files will not be read."; \
	  fi; }
