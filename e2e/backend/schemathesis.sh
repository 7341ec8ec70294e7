#!/bin/sh
# Asks the backend what its contract allows and what it forbids, by schemathesis, for about a minute; it must find nothing.
# usage: schemathesis.sh [ORIGIN]    such as http://127.0.0.1:8080; without it, a backend of its own with the demo council.
set -eu
HERE=$(cd "$(dirname "$0")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
CACHE=${ONEDOOR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/onedoor}

# A folder for each list of requirements, so that a new version is a new folder.
VENV=$CACHE/venv-$(cksum <"$HERE/requirements.txt" | cut -d' ' -f1)
[ -e "$VENV/ready" ] || {
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install -q -r "$HERE/requirements.txt"
  touch "$VENV/ready"
}

WORK=$(mktemp -d)
BACKEND=''
finish() {
  [ -z "$BACKEND" ] || { kill "$BACKEND" 2>/dev/null && wait "$BACKEND" 2>/dev/null || :; }
  rm -rf "$WORK"
}
trap finish EXIT
trap 'exit 130' INT TERM

if [ $# -gt 0 ]; then
  ONEDOOR_ORIGIN=$1
else
  BINARY=$TARGET/release/onedoor-backend
  [ -x "$BINARY" ] || BINARY=$TARGET/debug/onedoor-backend
  [ -x "$BINARY" ] || { echo "Build the backend first: cargo build -p onedoor-backend" >&2; exit 1; }
  ONEDOOR_CODES_PER_CLIENT=1000000 ONEDOOR_CODES_PER_ADDRESS=1000000 ONEDOOR_WRONG_CODES=1000000 ONEDOOR_GUEST_CREATES=1000000 \
    "$BINARY" --db "$WORK/fuzz.db" --port 0 --demo >"$WORK/out" &
  BACKEND=$!
  tries=0
  until grep -q '^listening on ' "$WORK/out" 2>/dev/null; do
    kill -0 "$BACKEND" 2>/dev/null && [ $tries -lt 1200 ] || { echo "The backend did not start" >&2; exit 1; }
    tries=$((tries + 1))
    sleep 0.1
  done
  ONEDOOR_ORIGIN=$(sed -n 's/^listening on //p' "$WORK/out" | head -n 1)
fi
export ONEDOOR_ORIGIN PYTHONPATH="$HERE/fuzz" SCHEMATHESIS_HOOKS=hooks PYTHONDONTWRITEBYTECODE=1

# The live stream never ends, and signing out would end the session that everything else needs: tests/port has both.
cd "$WORK"
"$VENV/bin/schemathesis" --config-file "$HERE/fuzz/schemathesis.toml" run "$ROOT/public/openapi.yaml" --url "$ONEDOOR_ORIGIN/api" \
  --exclude-operation-id followLive --exclude-operation-id deleteSession
