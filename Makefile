# Huiyin. `make run` opens the app, `make test` passes the tests; the rest is for those who work on it.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: run test lint types bench messages score policy screens pictures lab lock clean

run: .venv/run.stamp ## set up and open the web app
	$(BIN)/huiyin

test: .venv/dev.stamp ## set up and run every test: SQLite, PostgreSQL, browser
	scripts/servers
	$(BIN)/pytest
	$(BIN)/python -m tests.servers.postgres -- $(BIN)/pytest tests/journal tests/hiring/test_*.py tests/site tests/desks tests/cli tests/channels

lint: .venv/dev.stamp ## style, templates, arrows between the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djlint --lint --quiet src/huiyin # not --check: its formatter adds a line inside <pre>
	$(BIN)/lint-imports

types: .venv/dev.stamp ## static types, strict on floors 1 to 3
	$(BIN)/mypy

bench: .venv/dev.stamp ## ratios, measured in one run
	$(BIN)/python -m benchmarks

messages: .venv/dev.stamp ## gather the strings to translate, compile both catalogues
	cd src/huiyin && ../../$(BIN)/django-admin makemessages --settings huiyin.site.settings -l zh_Hans -l en \
		--no-wrap --no-obsolete --add-location file --ignore 'build/*' && \
		../../$(BIN)/django-admin compilemessages --settings huiyin.site.settings

score: .venv/dev.stamp ## the text parts against the labelled sets, if they are here
	$(BIN)/python $(SHARED)/tools/score.py replies $(SHARED)/data/dev/replies.jsonl --command "$(BIN)/huiyin read --jsonl"
	$(BIN)/python $(SHARED)/tools/score.py drafts $(SHARED)/data/dev/drafts.jsonl --command "$(BIN)/huiyin check --jsonl"

policy: .venv/dev.stamp ## build the advisor's policy
	$(BIN)/python -m huiyin.advisor.build

screens: .venv/dev.stamp ## screenshots of each page into build/screens/, with the example and with a crowded life
	$(BIN)/python -m benchmarks.screens
	$(BIN)/python -m benchmarks.screens --cast life --size small --to build/screens/life

pictures: .venv/dev.stamp ## the model's pictures for docs/model.md, the pages' for the README
	$(BIN)/python -m benchmarks.advisor_pictures
	$(BIN)/python -m benchmarks.screens --docs

lab: .venv/dev.stamp ## the advice against rules of thumb; tables and plots into docs/
	$(BIN)/python -m benchmarks.lab --docs

lock: .venv/dev.stamp ## pin what pyproject.toml and requirements/dev.in ask for
	scripts/lock

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps -e .
	touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	touch $@
