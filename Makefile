# Needs make and Python 3.11 or newer, nothing else. The requirements are installed once a lock, into .venv.
#   make demo    try everything on this machine          make run     run the bot on config.toml
#   make test    lint, types and all tests               make lint    the first two alone
#   make venv    everything needed for development       make clean   remove what make made (never data/)
#   make soak    prove that nothing is lost, in full: hours (SOAK="1 5" for some lines, FULL= for small sizes)
#   make lock    renew the locked requirements (developers; needs uv)

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; exit; }; \
	done; echo python3)
CONFIG ?= config.toml
DEMO ?=
SOAK ?=
FULL ?= --full
# A test that hangs is shown with its traceback after two minutes, and ends the run.
PYTEST ?= --durations=5 -o faulthandler_timeout=120 -o faulthandler_exit_on_timeout=true
# Browsers, databases and child processes are waited for: four at a time keep two cores busy. The endurance trials measure,
# and have the machine alone.
SIDE_BY_SIDE ?= -n 4 --dist loadfile --no-loadscope-reorder

# Tests start many programs: each would compile every module anew where somebody's environment forbids to keep them.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
MADE := $(VENV)/.made
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
	--require-hashes --only-binary :all:
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-header pyproject.toml

.PHONY: help demo run test lint soak venv lock clean
help:
	@sed -n '/^#   make/s/^#   //p' Makefile

demo: $(RUN_READY)
	@$(BIN)/python -m bot demo $(DEMO)

run: $(RUN_READY)
	@$(BIN)/python -m bot run --config "$(CONFIG)"

test: lint
	$(BIN)/python -m pytest $(PYTEST) $(SIDE_BY_SIDE) --ignore=tests/soak
	$(BIN)/python -m pytest $(PYTEST) tests/soak

soak: $(DEV_READY)
	@$(BIN)/python -m tests.soak $(SOAK) $(FULL)

lint: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

venv: $(DEV_READY)

$(MADE):
	@command -v "$(PYTHON)" >/dev/null || { \
		echo "Loket needs Python 3.11 or newer; there is no $(PYTHON) here." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Loket needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" -V 2>&1). Name another: make PYTHON=python3.12" >&2; \
		exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(RUN_READY): requirements.txt | $(MADE)
	@echo "Installing the locked requirements, once ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

# These are the requirements for running and more, so that both are ready.
$(DEV_READY): requirements-dev.txt | $(MADE)
	@echo "Installing the locked requirements for development, once ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $(RUN_READY) $@

# The first lock constrains the second: what runs is what was tested.
lock:
	$(LOCK) --group dev --output-file requirements-dev.txt
	$(LOCK) --constraint requirements-dev.txt --output-file requirements.txt

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
