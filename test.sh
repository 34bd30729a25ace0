#!/usr/bin/env bash
# Installs what the tests need and runs them: ./test.sh [all|lint|unit|contract|integration|frontend|e2e …]
set -uo pipefail
ROOT=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/common.sh
. "$ROOT/scripts/common.sh"
case ${1:-all} in
  -h | --help) echo "Usage: ./test.sh [all|lint|unit|contract|integration|frontend|e2e ...]"; exit 0 ;;
esac
PARTS="$*"
if [ -z "$PARTS" ] || [ "$PARTS" = all ]; then PARTS="lint unit contract integration frontend e2e"; fi
for part in $PARTS; do
  case $part in lint | unit | contract | integration | frontend | e2e) ;; *) fail "unknown part $part" "./test.sh --help" ;; esac
done
has() { case " $PARTS " in *" $1 "*) return 0 ;; esac; return 1; }

OUT=$(mktemp -d "${TMPDIR:-/tmp}/houseprice-test.XXXXXX")
STARTED="" BESIDE=""
cleanup() {
  local process
  for process in $STARTED $BESIDE; do
    kill -TERM -- "-$process" 2>/dev/null || kill -TERM "$process" 2>/dev/null
    wait "$process" 2>/dev/null
  done
  rm -rf "$OUT"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Real servers and a real browser come from the system's packages.
apt_needs() {
  local missing=()
  if ! command -v redis-server >/dev/null; then missing+=(redis-server); fi
  if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then missing+=(postgresql); fi
  if has integration && ! command -v jq >/dev/null; then missing+=(jq); fi
  if has e2e && [ ! -x /usr/bin/chromium ]; then missing+=(chromium); fi
  printf '%s ' "${missing[@]}"
}
install_apt() {
  local packages
  packages=$(apt_needs)
  if [ -z "${packages// /}" ]; then return; fi
  if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    fail "these are missing: $packages" "Install them (on Debian as root: apt-get install $packages)"
  fi
  say "Installing $packages"
  # policy-rc.d: the packages' own services are not started; the tests start theirs
  local policy=/usr/sbin/policy-rc.d made=0
  if [ ! -e "$policy" ]; then printf '#!/bin/sh\nexit 101\n' > "$policy"; chmod +x "$policy"; made=1; fi
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
  local status=$?
  if [ "$made" = 1 ]; then rm -f "$policy"; fi
  [ "$status" = 0 ] || fail "apt-get could not install $packages"
}

install_all() {
  if ! has lint && ! has frontend && ! has e2e; then install_python worker,local,test; return; fi
  if ! has_node; then install_python worker,local,test; prepare_frontend; return; fi
  # The frontend needs nothing of the Python packages, whose installation is mostly waiting.
  (INSTALL_LOG=$OUT/frontend.log; prepare_frontend) &
  BESIDE=$!
  find_node
  install_python worker,local,test
  wait "$BESIDE" || exit 2
  BESIDE=""
}
prepare_frontend() {
  find_node
  install_frontend
  if has e2e; then build_frontend; fi
}

step() { # NAME COMMAND…: one check that passes or fails as a whole
  local name=$1 began=$SECONDS
  shift
  say "== $name"
  if "$@"; then echo passed >> "$OUT/steps"; else echo "failed $name" >> "$OUT/steps"; fi
  say "-- $name: $((SECONDS - began)) s"
}
pytest_part() { # NAME PATH…: counted test by test from its JUnit file
  local name=$1 began=$SECONDS
  shift
  say "== $name"
  (cd "$ROOT/backend" && "$PY" -m pytest -q -p no:cacheprovider --junitxml="$OUT/$name.xml" "$@")
  local status=$?
  case $status in 0 | 1) ;; *) echo "failed $name (pytest ended with $status)" >> "$OUT/steps" ;; esac
  say "-- $name: $((SECONDS - began)) s"
}
junit_part() { # NAME COMMAND…: a runner that writes $OUT/NAME.xml
  local name=$1 began=$SECONDS
  shift
  say "== $name"
  "$@"
  local status=$?
  if [ ! -s "$OUT/$name.xml" ]; then echo "failed $name (no report, ended with $status)" >> "$OUT/steps"; fi
  say "-- $name: $((SECONDS - began)) s"
}

# A check that keeps one core busy runs beside another; what it prints comes when both are over. It has a
# process group of its own, so that nothing of it stays when this script is interrupted.
side_by_side() { # FUNCTION FUNCTION
  set -m
  "$1" > "$OUT/beside" 2>&1 &
  BESIDE=$!
  set +m
  "$2"
  wait "$BESIDE" || echo "failed $1 (ended with $?)" >> "$OUT/steps"
  BESIDE=""
  cat "$OUT/beside" >&2
}

in_backend() { (cd "$ROOT/backend" && "$@"); }
in_client() { (cd "$ROOT/client" && "$@"); }

lint() { side_by_side lint_types lint_rest; }
lint_types() {
  step "mypy" in_backend "$VENV/bin/mypy" --config-file pyproject.toml
  step "mypy of benchmarks and scripts" in_backend "$VENV/bin/mypy" --config-file pyproject.toml \
    "$ROOT"/benchmarks/*.py "$ROOT"/scripts/*.py
  step "mypy of the client" in_client "$VENV/bin/mypy" --config-file pyproject.toml
}
lint_rest() {
  step "ruff check" in_backend "$VENV/bin/ruff" check . ../scripts ../benchmarks ../client
  step "ruff format" in_backend "$VENV/bin/ruff" format --check . ../scripts ../benchmarks ../client
  step "the client is that of the API" "$PY" "$ROOT/client/generator/generate.py" --check
  step "import contracts" in_backend "$VENV/bin/lint-imports" --no-cache
  # These are unit tests, too.
  if ! has unit; then
    step "rooms and words" in_backend "$PY" -m pytest -q -p no:cacheprovider -p no:schemathesis \
      tests/unit/project/test_rooms.py tests/unit/project/test_words.py tests/unit/project/test_service_answers.py
  fi
  step "eslint" in_frontend npm run --silent lint
  step "known vulnerabilities" known_vulnerabilities
  step "shell syntax" bash -n "$ROOT/start-all.sh" "$ROOT/test.sh" "$ROOT"/scripts/*.sh "$ROOT"/backend/*.sh
}

known_vulnerabilities() { # without a network or a registry that tells, it warns and goes on
  local status=0
  "$PY" "$ROOT/scripts/audit.py" python "$VENV/bin/pip-audit" "$ROOT/backend/constraints.txt" || status=1
  "$PY" "$ROOT/scripts/audit.py" web npm "$ROOT/frontend" || status=1
  return "$status"
}

frontend() { side_by_side frontend_types frontend_tests; }
frontend_types() {
  step "tsc" in_frontend npm run --silent typecheck
  step "api types" in_frontend npm run --silent api-check
}
frontend_tests() {
  junit_part vitest in_frontend npx vitest run --maxWorkers 2 --reporter=default --reporter=junit --outputFile.junit="$OUT/vitest.xml"
}

unit() { pytest_part unit -p no:schemathesis --numprocesses 2 tests/unit; }
unit_in_background() { # takes the time in which the browser tests wait
  renice -n 19 -p "$BASHPID" >/dev/null
  unit
}

starts_at_once() { # FOLDER: also after a check has written what it writes into the frontend
  in_frontend npx next typegen >/dev/null || return
  if "$ROOT/start-all.sh" --install-only --data-dir "$1" 2>&1 | grep -E 'Installing|Building'; then return 1; fi
}

e2e() {
  local data=$OUT/e2e-data web api flower tries=0
  web=$("$PY" "$ROOT/scripts/port.py" free 127.0.0.1 0)
  api=$("$PY" "$ROOT/scripts/port.py" free 127.0.0.1 0)
  flower=$("$PY" "$ROOT/scripts/port.py" free 127.0.0.1 0)
  say "== starting the studio for the browser tests"
  "$ROOT/start-all.sh" --data-dir "$data" --port-web "$web" --port-api "$api" --port-flower "$flower" > "$OUT/start.log" 2>&1 &
  STARTED=$!
  until grep -q '^Ready' "$OUT/start.log"; do
    tries=$((tries + 1))
    if ! kill -0 "$STARTED" 2>/dev/null || [ "$tries" -gt 1200 ]; then
      cat "$OUT/start.log" >&2
      echo "failed e2e (the studio did not start)" >> "$OUT/steps"
      return
    fi
    sleep 0.5
  done
  E2E_BASE_URL=http://127.0.0.1:$web E2E_API_URL=http://127.0.0.1:$api \
    E2E_SUPERVISORCTL="$VENV/bin/supervisorctl -s unix://$data/run/supervisor.sock" \
    PLAYWRIGHT_JUNIT_OUTPUT_NAME="$OUT/e2e.xml" \
    junit_part e2e in_frontend npx playwright test --reporter=list,junit
  if grep -q '^failed e2e' "$OUT/steps" 2>/dev/null || grep -q '<failure' "$OUT/e2e.xml" 2>/dev/null; then
    for log in backend worker frontend; do say "-- end of $log.log"; tail -n 40 "$data/logs/$log.log" >&2; done
  fi
  kill -TERM "$STARTED"
  wait "$STARTED" 2>/dev/null
  STARTED=""
  step "a start with nothing changed builds nothing" starts_at_once "$data"
}

if has integration || has e2e; then install_apt; fi
begin_installing
install_all
end_installing
if has lint; then lint; fi
# The schemathesis plugin would take longer to load than many tests take. Files of contract tests train
# every family once, so they stay whole; of the integration tests, which often wait for servers, each of
# four processes takes a part, and who is done first helps the others.
if has contract; then pytest_part contract --numprocesses 2 --dist loadfile tests/contract; fi
if has integration; then
  pytest_part integration -p no:schemathesis --numprocesses 4 --dist worksteal tests/integration tests/faults
fi
if has frontend; then frontend; fi
if has unit && has e2e; then
  side_by_side unit_in_background e2e
else
  if has unit; then unit; fi
  if has e2e; then e2e; fi
fi

"$PY" "$ROOT/scripts/sum_tests.py" "$OUT"
