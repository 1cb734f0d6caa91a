# Everything starts here. `make run` and `make test` set up what they need, on a machine that has only Python 3.11 or
# later and make.

TOOL := sh tools/python.sh tools
LOCK := uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.PHONY: help run test check bench faults lock clean

help:
	@echo "make run     opens OMT Desktop (make run ARGS='--data DIR' chooses the data folder)"
	@echo "make test    runs everything that CI runs"
	@echo "make check   the fast part of it: format, lint, types, walls, pure tests"
	@echo "make bench   measures start, search, saving and the recommendation"
	@echo "make faults  kills, cuts the power, fails calls, damages files, and prints what held (ARGS=--small: minutes)"
	@echo "make lock    pins the newest allowed packages again (needs uv)"
	@echo "make clean   removes the environment and what tools leave behind"

run:
	@$(TOOL)/start.py $(ARGS)

test:
	@$(TOOL)/verify.py everything

check:
	@$(TOOL)/verify.py check

bench:
	@$(TOOL)/environment.py -m tests.bench $(ARGS)

faults:
	@$(TOOL)/environment.py -m tests.faults $(ARGS)

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv on the PATH."; exit 1; }
	$(LOCK) --upgrade --extra build --output-file requirements.lock
	$(LOCK) --upgrade --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov
