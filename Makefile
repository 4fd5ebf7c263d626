# The house's commands. All of them work in a fresh clone, twice in a row, and offline once installed.

PYTHON ?= python3
OURS = .venv/bin/python

.PHONY: run demo test check bench lock

run:     ## environment, database, demo on first run, web and worker: prints the address
	@$(PYTHON) scripts/prepare.py run
	@$(OURS) manage.py start

demo:    ## the same without serving: ends when the demo's diagnostics are printed
	@$(PYTHON) scripts/prepare.py run
	@$(OURS) manage.py start --demo

test:    ## every test, on SQLite and again on PostgreSQL and Redis
	@$(PYTHON) scripts/prepare.py tools
	@$(OURS) -m scripts.prove test

check:   ## format, lint, types, contracts, editions, migrations, then every test with coverage
	@$(PYTHON) scripts/prepare.py tools
	@$(OURS) -m scripts.prove check

bench:   ## speed and memory, measured and printed, never a timed test
	@$(PYTHON) scripts/prepare.py tools
	@$(OURS) -m tests.bench

lock:    ## requirements*.txt from requirements*.in
	@for part in requirements requirements-dev; do \
	  uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make lock" $$part.in --output-file $$part.txt; done
