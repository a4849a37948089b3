# The few words used at home and in CI. Needs make and Python 3.11 or newer with its venv module; `make lint` needs npm.
# Each word prepares what it needs: `make site` on a fresh checkout makes .venv, installs and builds.
#   PYTHON=python3.12   the Python that makes .venv
#   ARGS="-k dates"     more arguments for the command behind site, serve, check, test, slow, browser

PYTHON ?= python3
ARGS ?=
# Relative paths only, so that a checkout in a folder with spaces works.
BIN := .venv/bin
SITE_READY := .venv/.ready-site
TEST_READY := .venv/.ready-test
LINT_READY := tests/lint/node_modules/.ready

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# One lock at a time, versions and hashes both exact; the project itself is installed without looking anything up.
INSTALL_LOCK = $(PIP) install --require-hashes --requirement
INSTALL_SELF = $(PIP) install --no-deps --no-build-isolation --no-index --editable .

# Two workers are as many as help on the smallest machines; large ones gain little beyond four.
PARALLEL := --numprocesses=auto --maxprocesses=4
# Real builds share what a file's fixtures made, so a file stays on one worker.
PARALLEL_FILES := $(PARALLEL) --dist=loadfile

.DEFAULT_GOAL := help
.PHONY: help site serve check test slow browser test-all lint format install lock clean distclean

help:  ## list these words
	@echo "make WORD, where WORD is one of:"
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

site: $(SITE_READY)  ## build the whole site into site/
	@echo "site: building into site/"
	@$(BIN)/timeline build $(ARGS)

serve: $(SITE_READY)  ## preview with live reload
	@echo "serve: previewing; a saved entry reloads the page"
	@$(BIN)/mkdocs serve $(ARGS)

check: $(SITE_READY)  ## check every entry, warnings included
	@echo "check: reading every entry"
	@$(BIN)/timeline check --strict $(ARGS)

test: $(TEST_READY)  ## run the unit tests
	@echo "test: running the unit tests"
	@$(BIN)/python -m pytest -m "not slow and not browser" $(PARALLEL) $(ARGS)

slow: $(TEST_READY)  ## run the tests that start real builds (needs Java)
	@echo "slow: running the tests that start real builds"
	@$(BIN)/python -m pytest -m "slow and not browser" $(PARALLEL_FILES) $(ARGS)

browser: $(TEST_READY)  ## run the tests that drive Chromium (needs /usr/bin/chromium)
	@echo "browser: running the tests that drive Chromium"
	@$(BIN)/python -m pytest -m browser $(PARALLEL_FILES) $(ARGS)

test-all: $(TEST_READY)  ## run every test
	@echo "test-all: running every test"
	@$(BIN)/python -m pytest $(PARALLEL_FILES) $(ARGS)

# The two scripts of the theme are templates; what a template fills in makes no difference to what is looked for.
LINT := tests/lint
SCRIPTS = $(shell find generator/pages -name '*.js') build/lint/colours.js build/lint/search.js

build/lint/%.js: generator/builders/mkdocs/theme/assets/javascripts/%.js
	@mkdir -p build/lint
	@sed -E '/^\{%- set [a-z]+ -?%\}$$/,/endset/d; /^\{%/d; s/\{\{[^}]*\}\}/""/g' $< > $@

CHECK_SCHEMA := $(BIN)/check-jsonschema --quiet --builtin-schema

lint: $(TEST_READY) $(LINT_READY) build/lint/colours.js build/lint/search.js  ## check style, types and the workflows (needs node and npm)
	@echo "lint: ruff, mypy, biome and tsc for scripts, then the workflows and forms"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(LINT)/node_modules/.bin/biome lint --config-path=$(LINT) --error-on-warnings --max-diagnostics=none $(SCRIPTS)
	@$(LINT)/node_modules/.bin/tsc --project $(LINT)
	@$(BIN)/zizmor --offline --persona auditor --strict-collection --quiet .github .pre-commit-config.yaml
	@$(CHECK_SCHEMA) vendor.github-workflows .github/workflows/*.yml
	@$(CHECK_SCHEMA) vendor.dependabot .github/dependabot.yml
	@$(CHECK_SCHEMA) vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(CHECK_SCHEMA) vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

format: $(TEST_READY)  ## rewrite the code in the common style
	@echo "format: rewriting in the common style"
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

install: $(SITE_READY)  ## prepare .venv without building anything
	@echo "install: .venv is ready"

# Every platform's wheels are in the locks. The indexes of the person who locks are not.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --upgrade pyproject.toml

lock: $(TEST_READY)  ## renew the locked versions of all requirements
	@echo "lock: resolving requirements.txt, requirements-dev.txt, requirements-zensical.txt, $(LINT)/package-lock.json"
	@$(COMPILE) --group build --output-file requirements.txt
	@$(COMPILE) --group build --group dev --constraints requirements.txt --output-file requirements-dev.txt
	@$(COMPILE) --group build --extra zensical --output-file requirements-zensical.txt
	@cd $(LINT) && npm install --package-lock-only --ignore-scripts --no-audit --no-fund --silent
	@if grep -n '://' requirements*.txt || grep -n '"resolved"' $(LINT)/package-lock.json; then echo "lock: an address got into a lock; remove it"; exit 1; fi

clean:  ## remove what was built; .venv stays
	@echo "clean: removing the site and the caches"
	@rm -rf site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

distclean: clean  ## remove .venv and node_modules as well
	@echo "distclean: removing .venv and node_modules"
	@rm -rf .venv $(LINT)/node_modules

# A .venv that works is kept, whoever made it; one that is broken or too old is made anew.
define PREPARE
@if $(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then exit 0; fi; \
if ! command -v "$(PYTHON)" >/dev/null; then \
  echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name yours: make PYTHON=/path/to/python3"; exit 1; \
fi; \
if ! "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
  echo "$$("$(PYTHON)" --version 2>&1) is too old: Python 3.11 or newer is needed." \
    "If you have one, name it: make PYTHON=python3.12"; exit 1; \
fi; \
if ! "$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null; then \
  echo "$(PYTHON) lacks its venv module. On Debian or Ubuntu: apt install python3-venv"; exit 1; \
fi; \
echo "Making .venv with $$("$(PYTHON)" --version)"; \
"$(PYTHON)" -m venv --clear .venv
endef

# The stamps hold nothing; their times tell whether a lock changed since the last install.
$(SITE_READY): requirements.txt pyproject.toml
	$(PREPARE)
	@echo "Installing requirements.txt"
	@$(INSTALL_LOCK) requirements.txt
	@$(INSTALL_SELF)
	@touch $@

# One of the packages comes as source. It is built with the locked setuptools that requirements.txt brought.
$(TEST_READY): requirements-dev.txt $(SITE_READY)
	@echo "Installing requirements-dev.txt"
	@$(INSTALL_LOCK) requirements-dev.txt --no-build-isolation
	@touch $@

# Locked by version and hash like the wheels; no package runs anything while it is installed.
$(LINT_READY): $(LINT)/package-lock.json
	@command -v npm >/dev/null || { echo "npm was not found. On Debian or Ubuntu: apt install nodejs npm"; exit 1; }
	@echo "Installing $(LINT)/package-lock.json"
	@cd $(LINT) && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
