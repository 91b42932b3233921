#!/bin/sh
# Write the pinned requirements: every version with its hashes, no index address. Needs uv.
set -eu
cd "$(dirname "$0")/.."
lock() {
  uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --no-header --quiet --output-file "$1" $2
}
lock requirements/run.txt ""
lock requirements/dev.txt "--extra dev --extra teams requirements/build.in"
if grep -nE 'https?://' requirements/*.txt; then
  echo "an address got into the lock" >&2
  exit 1
fi
