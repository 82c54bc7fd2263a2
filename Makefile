# Developers' commands. Users need none of this: see README.md.
.PHONY: check test bench assets translations

check:  ## style, order of rooms, types
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	PYTHONPATH=src .venv/bin/lint-imports
	.venv/bin/mypy src/heedstats src/heed/instruments/definition

test:  ## everything, both stores
	./test

bench:  ## measured against a reference in the same run; results in var/benchmarks
	./setup test
	.venv/bin/python -m benchmarks

assets:  ## rebuild the committed style sheets and scripts (needs Node)
	frontend/build.sh

lock:  ## renew the hash-locked requirements (needs uv)
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header --generate-hashes -q pyproject.toml --extra postgres --extra analysis -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header --generate-hashes -q pyproject.toml --extra postgres --extra analysis --extra text -o requirements/text.txt
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header --generate-hashes -q pyproject.toml --extra postgres --extra analysis --extra text --extra dev -o requirements/dev.txt
