# Two commands matter: `make demo` and `make test`. Each builds what is missing and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The machine's own Node.js where there is one; otherwise the one that PyPI packages.
NPM := $(or $(shell command -v npm),$(CURDIR)/$(BIN)/npm)
STATIC := src/pendamping/web/static/web/build
FIELD_APP := src/pendamping/web/static/lapangan
REGIONS := src/pendamping/regions/data/wilayah.parquet
PIP := $(BIN)/python -m pip --disable-pip-version-check
HASHED := --require-hashes --requirement

.PHONY: help demo serve test check setup build wheel screenshots bench messages openapi phone-law lock clean

help:
	@echo "make demo          contoh yang berjalan (RESET=1 mulai lagi, PORT=8000)"
	@echo "make test          pemeriksaan dan uji, paling lama sepuluh menit (ALL=1 semua uji)"
	@echo "make check         pemeriksaan kode tanpa uji"
	@echo "make wheel         paket yang dapat dipasang, di dist/"
	@echo "make screenshots   gambar setiap halaman, di docs/screenshots/"
	@echo "make bench         pengukuran, di bench/"

demo: build
	@$(BIN)/pendamping demo $(if $(RESET),--reset) $(if $(PORT),--port $(PORT))

test: build $(VENV)/.development
	@$(BIN)/python tools/run_tests.py $(if $(ALL),--all)

check: build $(VENV)/.development
	@$(BIN)/python tools/run_tests.py --only-checks

setup: $(VENV)/.ready

build: setup $(STATIC)/office.css $(REGIONS) src/pendamping/locale/en/LC_MESSAGES/django.mo

wheel: build
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist

screenshots: build $(VENV)/.development
	@$(BIN)/python -m tools.screenshots

bench: build $(VENV)/.development
	@$(BIN)/python -m bench

# For whoever changes texts; needs Debian's gettext.
messages: $(VENV)/.development
	@cd src/pendamping && PENDAMPING_HOME=$(CURDIR)/pendamping-data ../../$(BIN)/pendamping makemessages --locale en --no-location --no-wrap

# For whoever changes what phones may ask.
openapi: $(VENV)/.development
	@PYTHONPATH=src:. $(BIN)/python -m tools.openapi
	@cd frontend && $(NPM) run api --silent

# For whoever changes an index in law/.
phone-law: $(VENV)/.development
	@PYTHONPATH=src:. $(BIN)/python -m tools.phone_law

# For whoever changes dependencies; needs uv.
lock:
	@for group in runtime:"--extra postgres" development:"--group dev --extra postgres"; do \
	  uv pip compile --quiet --no-header --no-annotate --generate-hashes --universal --python-version 3.11 \
	    $${group#*:} pyproject.toml --output-file requirements/$${group%%:*}.txt; done
	@for name in build node; do \
	  uv pip compile --quiet --no-header --no-annotate --generate-hashes --universal --python-version 3.11 \
	    requirements/$$name.in --output-file requirements/$$name.txt; done

clean:
	rm -rf $(VENV) frontend/node_modules $(STATIC) $(FIELD_APP) $(REGIONS) dist build

$(VENV)/.ready: requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "[1/4] Lingkungan Python: sekali saja, sekitar dua menit"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --quiet --progress-bar on $(HASHED) requirements/build.txt
	@$(PIP) install --quiet --progress-bar on $(HASHED) requirements/runtime.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: requirements/development.txt $(VENV)/.ready
	@echo "      Perkakas uji"
	@$(PIP) install --quiet --progress-bar on $(HASHED) requirements/development.txt
	@touch $@

$(STATIC)/office.css: src/pendamping/web/chart_look.json $(shell find frontend -type f -not -path '*/node_modules/*' 2>/dev/null) | $(VENV)/.ready
	@echo "[2/4] Tampilan kantor dan aplikasi lapangan: gaya, huruf, skrip"
	@command -v npm >/dev/null || $(PIP) install --quiet $(HASHED) requirements/node.txt
	@cd frontend && PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --no-audit --no-fund --silent && PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run build --silent
	@$(BIN)/python -m whitenoise.compress --quiet $(FIELD_APP)
	@touch $@

$(REGIONS): tools/build_regions.py requirements/regions.txt | $(VENV)/.ready
	@echo "[3/4] Daftar wilayah: 38 provinsi sampai 83.762 desa dan kelurahan"
	@$(BIN)/python tools/build_regions.py
	@touch $@

%.mo: %.po | $(VENV)/.ready
	@echo "[4/4] Terjemahan"
	@$(BIN)/python tools/compile_messages.py $<
