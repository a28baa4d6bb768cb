# Every target sets up what it needs. Two variables can be given on the command line:
#   make grade PYTHON=/path/to/python3       the interpreter that .venv is made with
#   make lab OPTIONS='--no-browser'          passed on to the program

export PYTHON
# nbgrader runs alembic by name.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help grade test lab bench latency pictures lint clean environment test-environment

help:  ## Show this list
	@echo 'make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r target does; do printf '  %-8s %s\n' "$$target" "$$does"; done

grade: environment  ## Grade the sample class: release, sandbox, feedback, report, scores
	@# 3: all done, and some submissions of the sample class are for a human, as they should be
	.venv/bin/python -m autograder grade --sample $(OPTIONS) || [ $$? -eq 3 ]

test: lint  ## Run all tests, after the linters
	.venv/bin/python -m pytest $(OPTIONS)

lab: environment  ## Open the student version in JupyterLab
	.venv/bin/python -m autograder release
	.venv/bin/python -m jupyterlab workspace/release $(OPTIONS)

bench: environment  ## Measure throughput beside stock nbgrader
	.venv/bin/python -m autograder bench $(OPTIONS)

latency: test-environment  ## Measure in a browser how soon a demo follows its slider
	.venv/bin/python -m tests.browser.latency $(OPTIONS)

pictures: test-environment  ## Take the README's pictures in a browser
	.venv/bin/python -m tests.browser.pictures

lint: test-environment  ## Check style, format and types
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy

clean:  ## Remove .venv and caches; workspace/ with its grades stays
	rm -rf .venv build *.egg-info .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -not -path './workspace/*' -prune -exec rm -rf {} +

environment:
	@sh .ci/environment

test-environment:
	@sh .ci/environment test
