# Everything a person types. `make help` says what there is.
UV_VERSION := 0.13.9

# The first Python here that is new enough; another one with PYTHON=/path/to/python.
ifndef PYTHON
PYTHON := $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$each"; break; }; done)
endif
TOO_OLD := CAGP needs Python 3.11 or newer; say where one is with PYTHON=/path/to/python.

UV_STAMP := .tools/uv-$(UV_VERSION)
# Only this project's own environments, and never a Python from elsewhere. Compiled at once: where the shell forbids
# Python to write bytecode, each of the site's seven processes would compile all of it at each start (4.1 s against 1.9).
# $(call SYNC,environment)
SYNC = env -u VIRTUAL_ENV UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_PROJECT_ENVIRONMENT=$(1) .tools/bin/uv sync --quiet --locked --python "$(PYTHON)"
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run manage test lint messages faults bench lighthouse screenshots clean

help:
	@echo 'make run                 open the site on this machine (PORT=8000; Ctrl-C stops it)'
	@echo 'make manage ARGS="..."   run a management command with the same settings'
	@echo 'make test                run the whole suite'
	@echo 'make lint                check style, types, layers, templates, migrations, deployment'
	@echo 'make messages            bring the translations up to date with the code; says what is to be translated'
	@echo 'make faults              kill everything under 500 inquiries, three stacks; fails if one is lost (15 minutes)'
	@echo 'make bench               measure'
	@echo 'make lighthouse          measure as Lighthouse does (needs npm); fails below 100'
	@echo 'make screenshots         draw every page type into screenshots/'
	@echo 'make clean               remove tools and environment; the data in var/ stays'

run: .venv/synced-run
	@echo 'Starting the site'
	@exec $(RUN) manage.py start

manage: .venv/synced-run
	@exec $(RUN) manage.py $(ARGS)

test: .venv/synced-dev .tools/tryton/synced $(if $(shell command -v npm 2>/dev/null),.tools/node/synced-test)
	@exec $(RUN) -m tests.suite

lint: .venv/synced-dev
	@exec $(RUN) -m tests.lint

messages: .venv/synced-dev
	@DJANGO_SETTINGS_MODULE=cagp_site.settings.test $(RUN) -m tests.messages

faults: .venv/synced-dev
	@exec $(RUN) -m tests.proof --write

bench: .venv/synced-dev
	@exec $(RUN) -m tests.bench

lighthouse: .venv/synced-dev .tools/node/synced-lighthouse
	@exec $(RUN) -m tests.bench.lighthouse

screenshots: .venv/synced-dev
	@exec $(RUN) -m tests.browser.screenshots screenshots --sheets --shown docs/images

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(UV_STAMP):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo '$(TOO_OLD)' >&2; exit 1; }
	@echo 'Bringing uv $(UV_VERSION) into .tools'
	@"$(PYTHON)" -m venv --clear .tools
	@.tools/bin/python -m pip install -qq --disable-pip-version-check --no-input uv==$(UV_VERSION)
	@touch $@

# From npm; no package's own scripts run. The tests need the Nu HTML checker, Lighthouse comes for its own command only.
NPM_FILES := tests/browser/node/package.json tests/browser/node/package-lock.json
NPM_CI := npm ci --prefix .tools/node --ignore-scripts --no-audit --no-fund --loglevel=error

.tools/node/synced-test: $(NPM_FILES) $(UV_STAMP)
	@echo 'Installing the HTML checker into .tools/node'
	@mkdir -p .tools/node && cp $(NPM_FILES) .tools/node
	@$(NPM_CI) --omit=dev >/dev/null
	@touch $@

.tools/node/synced-lighthouse: $(NPM_FILES) $(UV_STAMP)
	@echo 'Installing Lighthouse into .tools/node'
	@mkdir -p .tools/node && cp $(NPM_FILES) .tools/node
	@$(NPM_CI) >/dev/null
	@touch $@ .tools/node/synced-test

# A real CRM for the tests, from the same lock file, in an environment of its own: it is another program.
.tools/tryton/synced: uv.lock pyproject.toml $(UV_STAMP)
	@echo 'Installing Tryton into .tools/tryton'
	@$(call SYNC,.tools/tryton) --only-group tryton
	@touch $@

.venv/synced-run: uv.lock pyproject.toml $(UV_STAMP)
	@echo 'Installing what the site needs into .venv'
	@$(call SYNC,.venv) --no-dev --inexact
	@touch $@

.venv/synced-dev: uv.lock pyproject.toml $(UV_STAMP)
	@echo 'Installing what the site and its tests need into .venv'
	@$(call SYNC,.venv)
	@touch $@ .venv/synced-run
