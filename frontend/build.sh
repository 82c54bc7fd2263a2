#!/bin/sh
# Build the style sheets, scripts and pictures again: frontend/build.sh [FOLDER]
# Without FOLDER the committed files in src/heed/ui/static/ui are replaced.
set -eu
cd "$(dirname "$0")"
if ! command -v npm >/dev/null 2>&1; then
    echo "npm is not here. Install Node 20 or later; Heed itself runs without it." >&2
    exit 1
fi
[ -d node_modules ] || npm ci
node build.mjs "$@"
