# Two commands are enough: `make report` and `make test`. Everything is installed into .venv, from the locks.

PORT ?= 8000
SECONDS ?= 600
export SEEDS FILE

# Every other name given to make is a parameter of the report; readout says what is wrong with it.
GIVEN = $(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(name)))
PARAMETERS = $(foreach name,$(filter-out SEEDS FILE PORT PYTHON UPGRADE SECONDS JOBS,$(GIVEN)),-p $(name) "$$$(name)")

# With more once installed, the environment is kept equal to the larger lock.
LOCK = $(if $(wildcard .venv/tests),requirements-test.txt,$(if \
	$(wildcard .venv/large),requirements-large.txt,requirements.txt))
UV_INSTALL = .venv/bin/uv --quiet pip install --python .venv
UV_LOCK = .venv/bin/uv --quiet pip compile --universal --generate-hashes --python-version 3.11 \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
UV_COMPILE = $(UV_LOCK) --group install pyproject.toml

# JupyterLab listens on this machine alone, asks for its token, and asks no other host for news, updates or extensions.
LAB = --ServerApp.ip=127.0.0.1 --LabApp.news_url=None --LabApp.extension_manager=readonly \
	--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate

# JOBS=2: as many files of tests at a time; files that have slow tests come last.
PYTEST = .venv/bin/pytest $(if $(JOBS),-n $(JOBS) --dist loadfile --no-loadscope-reorder)

.PHONY: help install report lab serve test trust evaluate bench large audit fuzz mutants lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

install: .venv/installed  ## make the environment: .venv, from requirements.txt

report: install  ## make the report and print its address (SEEDS=FOLDER title="..." sides="..." FILE=params.yml)
	@.venv/bin/readout report $${SEEDS:+"$$SEEDS"} $${FILE:+-f "$$FILE"} $(PARAMETERS)

lab: install  ## open the notebooks in JupyterLab, for this machine only
	.venv/bin/jupyter lab $(LAB) $(if $(filter 0,$(shell id -u)),--allow-root) notebooks

serve: install  ## show the report in a browser, made again when a file changes (SEEDS=FOLDER PORT=8000)
	@.venv/bin/readout serve "$$SEEDS" --port $(PORT) $${FILE:+-f "$$FILE"} $(PARAMETERS)

test: .venv/tests  ## check everything: style, types, tests (a browser is installed if there is none; JOBS=2: side by side)
	.venv/bin/python tests/browser.py
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	$(PYTEST)

trust: .venv/tests  ## run all tests and keep which promises they hold: evaluation/promises.json
	$(PYTEST) --promises=evaluation/promises.json \
		--deselect tests/test_trust.py::test_the_results_in_the_repository_are_of_these_promises_and_all_passed

evaluate: install .venv/peer/installed  ## measure how right the report is, beside a peer: evaluation/results.json
	@.venv/peer/bin/python evaluation/peer.py evaluation/documents evaluation/unseen evaluation/peer.jsonl
	@.venv/bin/readout evaluate

bench: .venv/tests .venv/peer/installed  ## measure how fast it is, beside peers: bench/results.json (ROWS="extraction start" for a part)
	@.venv/bin/python -m bench $(ROWS)

large: .venv/large  ## add what collections on several machines need: Dask, S3

audit: .venv/audit/installed  ## compare the packages of all locks with the published vulnerabilities (asks the package index)
	@for lock in requirements*.txt; do \
		echo "$$lock"; .venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement $$lock || exit 1; \
	done

fuzz: .venv/fuzz/installed  ## look for texts and files that break it: what is found stays in build/fuzz (SECONDS=600)
	@mkdir -p build/fuzz/grammars build/fuzz/readers
	@cd tests && for what in grammars readers; do \
		PYTHONPATH=../src ../.venv/fuzz/bin/python -m fuzz.$$what ../build/fuzz/$$what -max_total_time=$$(($(SECONDS) / 2)) \
			-timeout=60 -len_control=0 -max_len=4000 -artifact_prefix=../build/fuzz/$$what- || exit 1; \
	done

mutants: .venv/mutants/installed  ## measure how many small faults in the code the tests notice: evaluation/mutants.json (AREAS="dates")
	@PYTHONPATH=src .venv/mutants/bin/python evaluation/mutants.py $(AREAS)

lock: .venv/bin/uv  ## pin the dependencies of pyproject.toml again (UPGRADE=1: to their newest versions)
	@$(UV_COMPILE) --extra large --extra test --output-file requirements-test.txt
	@$(UV_COMPILE) --extra large --constraints requirements-test.txt --output-file requirements-large.txt
	@$(UV_COMPILE) --constraints requirements-large.txt --output-file requirements.txt
	@$(UV_LOCK) --group peer --output-file requirements-peer.txt
	@$(UV_LOCK) --group audit --output-file requirements-audit.txt
	@$(UV_LOCK) --group fuzz --constraints requirements.txt pyproject.toml --output-file requirements-fuzz.txt
	@$(UV_LOCK) --group mutants --extra test --constraints requirements-test.txt pyproject.toml \
		--output-file requirements-mutants.txt

clean:  ## remove everything that make has made: build/ and .venv/; editions that were kept stay
	rm -rf .venv $(filter-out build/kept,$(wildcard build/* build/.[!.]*))
	@rmdir build 2>/dev/null || true

.venv/installed: requirements.txt pyproject.toml | .venv/bin/uv
	@echo "installing the packages of $(LOCK) into .venv"
	@.venv/bin/uv --quiet pip sync --python .venv --compile-bytecode --require-hashes $(LOCK)
	@$(UV_INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/tests: requirements-test.txt .venv/installed
	@echo "installing the packages of requirements-test.txt into .venv"
	@$(UV_INSTALL) --compile-bytecode --require-hashes --requirements requirements-test.txt
	@touch $@

.venv/large: requirements-large.txt .venv/installed
	@echo "installing the packages of requirements-large.txt into .venv"
	@$(UV_INSTALL) --require-hashes --requirements requirements-large.txt
	@touch $@

# The peer and the audit have environments of their own, so that the report's stays what its lock says.
.venv/%/installed: requirements-%.txt | .venv/bin/uv
	@echo "installing the packages of $< into .venv/$*"
	@test -x .venv/$*/bin/python || .venv/bin/python -m venv --without-pip .venv/$*
	@.venv/bin/uv --quiet pip sync --python .venv/$* --require-hashes $<
	@touch $@

# uv comes through pip, held to its own hashes in the lock. PYTHON=... chooses the interpreter.
.venv/bin/uv:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "making .venv with $$($$python --version)"; \
		$$python -m venv .venv && sed -n '/^uv==/,/[^\\]$$/p' requirements.txt > .venv/uv.txt \
			&& .venv/bin/python -m pip -qq --disable-pip-version-check install --require-hashes -r .venv/uv.txt; \
		exit $$?; \
	done; echo "Python 3.11 or newer is needed; name it with: make PYTHON=/path/to/python3" >&2; exit 2
