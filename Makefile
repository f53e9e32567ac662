# Two words do everything: `make demo` and `make test`. README.md has the same lines for machines without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all lint fast bench quality clean

demo: $(VENV)/.installed
	$(BIN)/scrape demo

test: $(VENV)/.tested
	$(BIN)/python -m tests.everything

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.tested: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/.installed

lint: $(VENV)/.tested
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

fast: $(VENV)/.tested
	$(BIN)/pytest -x -m 'not slow'

bench: $(VENV)/.tested
	$(BIN)/python -m benchmarks

# extraction beside other extractors (docs/quality.md); WRITE=--write raises the floors and writes the document
quality: $(VENV)/.quality
	$(BIN)/python -m benchmarks.quality $(WRITE)

$(VENV)/.quality: pyproject.toml $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,quality]'
	touch $@

# what takes long, too (20 kills and more in crawls, imports and migrations), and real engines where they are installed
# (tests/engines says what is missing)
test-all: $(VENV)/.quality
	$(BIN)/python -m tests.everything --all

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
