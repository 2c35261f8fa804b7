# `make demo` makes notes of a sample lecture, `make test` runs the tests; each sets up what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEPLOY_OPTIONS = $(if $(YES),--yes) $(if $(MACHINE),--machine $(MACHINE)) $(if $(STATE),--state-$(STATE)) $(DEPLOY)
# OBSERVED_RIGHTS=FOLDER: `make test` writes down what functions use, and `make infra-test` reads it there.
OBSERVING = $(if $(OBSERVED_RIGHTS),-p observing --observed=$(OBSERVED_RIGHTS))
# Three workers for two processors, since one of them mostly waits for the embedded AWS; with bytecode
# kept, as each compiles every test and library anew without it.
PARALLEL := pytest -n 3 --dist loadfile --no-loadscope-reorder
PYTEST_PARALLEL := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m $(PARALLEL)
CODE := engine plugins handlers benchmarks docs images infra/deploy tests/import_contracts.py

.DEFAULT_GOAL := help
.PHONY: help setup demo dev web web-logic web-journeys web-test anki-test model-test wheel-test image image-test zip push deploy check-deployment destroy test test-engine coverage system publish audit update fault-test infra-test rehearsal lint format contract docs build bench rooms cost load lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

system: ## Install what Debian must add (as root)
	@PYTHON="$(PYTHON)" setup/system-packages

setup: $(VENV)/ready ## Install system packages (as root), a virtual environment and the command
	@PYTHON="$(PYTHON)" setup/system-packages

$(VENV)/ready: requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" setup/system-packages
	@echo "Setting up $(VENV) (once; most of it is fetching packages)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python setup/python-packages requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## From a sample lecture's captions to out/demo/note.md, note.json and note.pdf
	@$(BIN)/yt-study-buddy --url sample-talk --captions examples/how-memory-works.en.vtt \
	  --subject "Learning to learn" --writer outline --output out/demo
	@echo "The sample lecture was written for this project, so its links lead to no video."

# Asked for when make begins, so that "Ready in" counts what is installed and built first.
dev: export STUDYBUDDY_SERVE_STARTED := $(shell date +%s)
dev: setup ## The whole service and its web app here: no account, no key, no Docker (Ctrl-C stops it)
	@setup/web-app optional
	@$(BIN)/yt-study-buddy serve $(SERVE)

web: ## Build the web app into frontend/dist (Node 20.19 or newer)
	@setup/web-app

web-logic: setup web ## Check the web app without a browser: its build, its logic, what a first visit loads
	@cd frontend && npm run --silent build:alone && npm test --silent && npm run --silent size

web-test: web-logic web-journeys ## Check the web app, with a browser and without

web-journeys: setup web ## Walk through the web app in Chromium (some minutes)
	@setup/system-packages web
	@cd frontend && YT_STUDY_BUDDY=$(abspath $(BIN))/yt-study-buddy npm run --silent test:browser

test: setup ## Run the tests
	@setup/system-packages tests
	@$(if $(OBSERVED_RIGHTS),PYTHONPATH=tests/infra )$(PYTEST_PARALLEL) $(OBSERVING)

test-engine: setup ## Run the tests of the engine, the plugins and the command (no Java, no embedded AWS)
	@$(PYTEST_PARALLEL) tests/engine tests/plugins tests/command

coverage: setup ## Print which share of each room's lines the tests run, and the change (TESTS=tests/engine; KEEP=1 keeps it)
	@setup/system-packages tests
	@rm -rf .cache/coverage && mkdir -p .cache/coverage
	-@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m coverage run -m $(PARALLEL) $(TESTS)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m benchmarks.coverage_trend $(if $(TESTS),--tests "$(TESTS)") $(if $(KEEP),--keep) \
	  | tee -a $(or $(GITHUB_STEP_SUMMARY),/dev/null)

# Anki's library is under the AGPL: nothing of ours imports it, and it is not among our packages.
anki-test: setup .cache/anki/ready ## Import Anki decks with Anki's own library, in an environment of its own
	@$(BIN)/python -m pytest -q tests/plugins/anki

.cache/anki/ready: tests/plugins/anki/anki.lock
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python setup/python-packages $<
	@touch $@

# The weights alone are 90 MB, and what they say differs from machine to machine: not part of make test.
model-test: setup .cache/model/ready ## Run the command against a real small model on this machine, in an environment of its own
	@$(BIN)/python -m pytest -q -s tests/plugins/claude/test_claude_small_model.py

.cache/model/ready: tests/plugins/claude/model.lock
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python setup/python-packages $< --no-deps
	@touch $@

fault-test: setup ## Faults at calls to AWS, Stripe and Claude, kill -9, pairs of actions (minutes; FAULT_STEP=1: at every call)
	@setup/system-packages tests
	@$(BIN)/python -m pytest -n 2 --dist load -m faults tests/handlers/faults tests/handlers/money

infra-test: setup ## Apply infra/ to an embedded AWS and check it (terraform and Python 3.13; five minutes)
	@setup/system-packages tests
	@$(BIN)/python -m pytest -m infra tests/infra

rehearsal: setup ## Deploy to an embedded AWS that is empty, make a first note, destroy it (as root; half an hour)
	@setup/system-packages tests
	@PYTHONPATH=tests/infra:tests/local $(BIN)/python tests/infra/rehearsal.py

image: setup ## Build the worker's container image and its bill of materials, with Docker or without (MACHINE=arm64 or x86_64)
	@PYTHON=$(BIN)/python images/build

image-test: image ## Run the image and the zips as Lambda would
	@PYTHON=$(BIN)/python $(BIN)/python -m pytest -m image tests/images

zip: setup ## Make the functions' zips in out/api (MACHINE=arm64 or x86_64)
	@images/zip $(or $(MACHINE),arm64)

push: ## Push this commit's worker image to ECR (ENV=dev PUSH="--region eu-central-1 --dry-run")
	@images/push $(if $(ENV),--environment $(ENV)) $(PUSH)

deploy: setup ## Deploy all of it to AWS: builds, plans, asks, applies, checks (ENV=dev; YES=1 asks nothing)
	@$(BIN)/python infra/deploy $(ENV) $(DEPLOY_OPTIONS)

check-deployment: setup ## Ask the deployed service whether all of it works (ENV=dev; costs nothing)
	@$(BIN)/python infra/deploy $(ENV) --check $(DEPLOY_OPTIONS)

destroy: setup ## Take an environment down again (ENV=dev)
	@$(BIN)/python infra/deploy $(ENV) --destroy $(DEPLOY_OPTIONS)

wheel-test: build ## Install the wheel alone, by the lock's hashes, and ask it what it has
	@rm -rf .cache/wheel
	@$(PYTHON) -m venv --without-pip .cache/wheel
	@$(BIN)/uv pip install --quiet --python .cache/wheel/bin/python --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python .cache/wheel/bin/python --no-deps dist/*.whl
	@cd .cache/wheel && bin/yt-study-buddy plugins --strict && bin/yt-study-buddy doctor

lint: setup ## Check style and types, those of the web app too where Node is, and who imports whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(CODE)
	@$(BIN)/lint-imports
	@setup/web-app optional check

format: setup ## Lay the code out
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

contract: setup ## Write anew all that is generated: contracts of the API, the command and notes, pages, the web app's tables
	@$(BIN)/python -m studybuddy.events > out.schema && mv out.schema engine/studybuddy/events.schema.json
	@cd handlers && $(abspath $(BIN))/python -m studybuddy_aws.http.openapi > out.schema && mv out.schema ../infra/openapi.json
	@$(BIN)/python docs/generate.py
	@$(BIN)/python docs/sample_note.py
	@$(BIN)/python -c 'from studybuddy_pdf.prepare import write_declarations as write; write()'
	@if [ -d frontend/node_modules ]; then cd frontend && npm run --silent types; fi

docs: .cache/docs/ready ## Build the documentation as a site into out/docs; a link that leads nowhere fails it
	@PYTHONPATH=engine .cache/docs/bin/sphinx-build -q -E -W --keep-going -c docs/site -d .cache/docs/read . out/docs
	@echo "out/docs/index.html"

# The generator and its theme are no packages of the product's, so they lie in an environment of their own.
.cache/docs/ready: docs/site/sphinx.lock
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python setup/python-packages $<
	@touch $@

build: setup ## Build the wheel into dist/
	@rm -rf dist && $(BIN)/python -m hatchling build -t wheel

publish: build ## Publish the wheel to PyPI: by the workflow of a tag, which PyPI trusts
	@setup/release-check "$$($(BIN)/python -m hatchling version)"
	@$(BIN)/uv publish --trusted-publishing always dist/*.whl

audit: setup .cache/audit/ready ## Look for known holes in all locks and in the image (asks their databases online)
	@setup/audit

.cache/audit/ready: setup/audit.lock
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python setup/python-packages $<
	@touch $@

bench: setup ## Measure: import time, link to artifacts, PDF pages, waiting for Claude, labelled claims (CHECKER=claude asks it, too), the outline, questions
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.waiting
	@$(BIN)/python -m benchmarks.handlers
	@if [ -d tests/labelled_claims ]; then $(BIN)/python -m benchmarks.claims tests/labelled_claims/development $(foreach name,$(CHECKER),--checker $(name)); fi
	@if [ -d tests/marked_lectures ]; then $(BIN)/python -m benchmarks.outline; fi
	@if [ -d tests/asked_questions ]; then $(BIN)/python -m benchmarks.questions; fi

rooms: setup ## Count rooms, arrows and circles of the code (CHECKOUT=folder of another commit)
	@$(BIN)/python -m benchmarks.rooms $(CHECKOUT)

cost: setup ## What a month costs (VIDEOS=1000 MINUTES=60; python -m benchmarks.cost --help)
	@$(BIN)/python -m benchmarks.cost --videos $(or $(VIDEOS),1000) --minutes $(or $(MINUTES),60)

load: setup ## Simulate 1 to 1,000 people at once: waits, refusals, cost (some minutes; python -m benchmarks.load --help)
	@$(BIN)/python -m benchmarks.load

lock: setup ## Renew requirements.lock from pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --all-extras --group dev --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock
	@cd handlers/studybuddy_local && $(CURDIR)/$(BIN)/uv pip compile ministack.in --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file ministack.lock
	@cd setup && $(CURDIR)/$(BIN)/uv pip compile audit.in --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file audit.lock
	@cd tests/infra && $(CURDIR)/$(BIN)/uv pip compile checkov.in --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file checkov.lock
	@cd tests/plugins/anki && $(CURDIR)/$(BIN)/uv pip compile anki.in --quiet --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file anki.lock
	@cd tests/plugins/claude && $(CURDIR)/$(BIN)/uv pip compile model.in --quiet --no-deps --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --output-file model.lock
	@cd docs/site && $(CURDIR)/$(BIN)/uv pip compile sphinx.in --quiet --universal --python-version 3.11 \
	  --constraint ../../requirements.lock --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --output-file sphinx.lock
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --extra worker --no-emit-package stripe --python-version 3.13 \
	  --constraint requirements.lock --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file images/process/requirements.lock
	@$(BIN)/uv pip compile images/process/build.in --quiet --universal --python-version 3.13 \
	  --constraint requirements.lock --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  --output-file images/process/build.lock
	@cd images/api && for name in api payments; do $(CURDIR)/$(BIN)/uv pip compile $$name.in --constraint ../../requirements.lock \
	  --quiet --universal --python-version 3.13 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --output-file $$name.lock; done

update: setup ## Move base images' digests and the provider's lock forward, from their registries (PYTHON_OF_LAMBDA=3.14; UPDATE=--dry-run)
	@$(BIN)/python images/update.py $(if $(PYTHON_OF_LAMBDA),--python $(PYTHON_OF_LAMBDA)) $(UPDATE)

clean: ## Remove what was generated
	@images/release
	@rm -rf .cache $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
