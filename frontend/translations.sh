#!/bin/sh
# Collect the words of all pages into the Welsh catalogue, compile it, and name what
# lacks a translation. Run it after changing words, fill in django.po, run it again.
set -eu
cd "$(dirname "$0")/.."
python=python3
[ -x .venv/bin/python ] && python=.venv/bin/python
PYTHONPATH=src exec "$python" -m heed.ui.catalogue
