#!/usr/bin/env bash
# Starts the whole studio on this machine, without Docker. See --help.
set -euo pipefail
ROOT=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/common.sh
. "$ROOT/scripts/common.sh"

usage() {
  cat <<'HELP'
Usage: ./start-all.sh [options]

Installs what is missing, then starts a broker, the API, a worker with two slots, beat, Flower and
the frontend, waits until each is healthy and prints the addresses. Ctrl-C stops all of them.

  --docker           use Docker Compose instead
  --no-frontend      do not build or start the web interface
  --install-only     install and build, start nothing
  --host ADDRESS     listen here (default 127.0.0.1; 0.0.0.0 opens the studio to the network, with accounts only)
  --port-api N       FastAPI (default 5000; HOUSEPRICE_PORT_API)
  --port-web N       web interface (default 3000; HOUSEPRICE_PORT_WEB)
  --port-flower N    Flower (default 5555; HOUSEPRICE_PORT_FLOWER)
  --data-dir FOLDER  database, models, logs (default ./data; HOUSEPRICE_DATA_DIR)
  --help             this text

HOUSEPRICE_REDIS_URL names a Redis of your own; no broker is started then.
HOUSEPRICE_DATABASE_URL names a PostgreSQL (postgresql+psycopg://…); a SQLite file is used otherwise.
HOUSEPRICE_ACCOUNTS=accounts lets people sign in; the first start prints the link for the first administrator.
HOUSEPRICE_ALLOWED_HOSTS has further names under which the studio is opened; HOUSEPRICE_PUBLIC_URL is its address.
HOUSEPRICE_SLOTS is the number of trainings that run side by side (default 2).
HOUSEPRICE_MAP_TILES is the address of map tiles (https://…/{z}/{x}/{y}.png), HOUSEPRICE_MAP_ATTRIBUTION whom
to name for them; maps are drawn without tiles, and without any network, otherwise.
HOUSEPRICE_GEOCODER_URL is the search address of a Nominatim (https://…/search), where addresses of homes are looked
up; no address leaves this machine otherwise.
HELP
}

DOCKER=0 FRONTEND=1 INSTALL_ONLY=0
HOST=${HOUSEPRICE_HOST:-127.0.0.1}
PORT_API=${HOUSEPRICE_PORT_API:-5000}
PORT_WEB=${HOUSEPRICE_PORT_WEB:-3000}
PORT_FLOWER=${HOUSEPRICE_PORT_FLOWER:-5555}
DATA_DIR=${HOUSEPRICE_DATA_DIR:-$ROOT/data}

value_of() { if [ $# -lt 2 ] || [ -z "$2" ]; then fail "$1 needs a value" "./start-all.sh --help"; fi; printf '%s' "$2"; }
while [ $# -gt 0 ]; do
  case $1 in
    --docker) DOCKER=1 ;;
    --no-frontend) FRONTEND=0 ;;
    --install-only) INSTALL_ONLY=1 ;;
    --host) HOST=$(value_of "$@"); shift ;;
    --port-api) PORT_API=$(value_of "$@"); shift ;;
    --port-web) PORT_WEB=$(value_of "$@"); shift ;;
    --port-flower) PORT_FLOWER=$(value_of "$@"); shift ;;
    --data-dir) DATA_DIR=$(value_of "$@"); shift ;;
    --help | -h) usage; exit 0 ;;
    *) fail "unknown option $1" "./start-all.sh --help" ;;
  esac
  shift
done

if [ "$DOCKER" = 1 ]; then
  [ -f "$ROOT/.env" ] || "$ROOT/scripts/make-env.sh" > "$ROOT/.env"
  cd "$ROOT"
  if docker compose version >/dev/null 2>&1; then exec docker compose up --build; fi
  if command -v docker-compose >/dev/null; then exec docker-compose up --build; fi
  fail "Docker Compose is needed for --docker" "Install it, or start without --docker"
fi

HOST=${HOST#[} HOST=${HOST%]} # an address of IPv6 is written both ways

case ${HOUSEPRICE_ACCOUNTS:=off} in
  accounts) ;;
  off)
    case $HOST in
      127.* | localhost | ::1) ;;
      *) fail "without accounts, the studio may only listen on this machine, got --host $HOST" \
           "Leave --host out (127.0.0.1), or let people sign in with HOUSEPRICE_ACCOUNTS=accounts" ;;
    esac ;;
  *) fail "HOUSEPRICE_ACCOUNTS must be off or accounts, got '$HOUSEPRICE_ACCOUNTS'" ;;
esac

check_number() { # OPTION PORT
  case $2 in '' | *[!0-9]*) fail "$1 must be a number, got '$2'" ;; esac
  if [ "$2" -lt 1 ] || [ "$2" -gt 65535 ]; then fail "$1 must be in 1..65535, got $2"; fi
}
check_number --port-api "$PORT_API"
check_number --port-flower "$PORT_FLOWER"
check_number --port-web "$PORT_WEB"

check_free() { # NAME PORT OPTION VARIABLE
  "${PY_ANY:-python3}" "$ROOT/scripts/port.py" check "$HOST" "$2" ||
    fail "port $2, which $1 needs, is taken" "End what listens there, or choose another with $3 or $4"
}
check_ports() {
  check_free "the API" "$PORT_API" --port-api HOUSEPRICE_PORT_API
  check_free Flower "$PORT_FLOWER" --port-flower HOUSEPRICE_PORT_FLOWER
  if [ "$FRONTEND" = 1 ]; then check_free "the web interface" "$PORT_WEB" --port-web HOUSEPRICE_PORT_WEB; fi
}

find_any_python() { # what can be checked is checked before minutes of installing
  if [ -x "$PY" ]; then PY_ANY=$PY; else find_python; PY_ANY=$PYTHON; fi
}
find_any_python

mkdir -p "$DATA_DIR/run" "$DATA_DIR/logs" 2>/dev/null || fail "the data folder $DATA_DIR cannot be made" "Choose another with --data-dir"
DATA_DIR=$(cd "$DATA_DIR" && pwd -P)
RUN=$DATA_DIR/run LOGS=$DATA_DIR/logs

if [ "$INSTALL_ONLY" = 0 ]; then
  # What this script starts is known by this variable, and by the lock, which no child gets: 9>&-.
  export HP_STUDIO=$DATA_DIR
  exec 9>>"$RUN/lock"
  if [ "$FRONTEND" = 1 ]; then WEB="web interface on port $PORT_WEB"; else WEB="no web interface"; fi
  "$PY_ANY" "$ROOT/scripts/claim.py" 9 "$DATA_DIR" "$WEB" "API on $PORT_API" "Flower on $PORT_FLOWER" || exit 2
  check_ports
fi

install_and_build() {
  need_disk "$DATA_DIR" 500 "The studio"
  begin_installing
  install_python worker,local
  if [ "$FRONTEND" = 1 ]; then find_node; build_frontend; fi
  end_installing
}
install_and_build 9>&-
if [ "$INSTALL_ONLY" = 1 ]; then say "Installed. Start with ./start-all.sh"; exit 0; fi

# Secrets are made once and kept where only this user reads them.
SECRETS=$DATA_DIR/settings.env
if ! grep -qs '^REDIS_PASSWORD=.' "$SECRETS"; then # the last line: the file is whole
  (umask 077; "$PY" -c 'import secrets
print("FLOWER_PASSWORD=" + secrets.token_urlsafe(18))
print("REDIS_PASSWORD=" + secrets.token_urlsafe(24))' > "$SECRETS")
fi
# shellcheck disable=SC1090
. "$SECRETS"

export HOUSEPRICE_DATA_DIR=$DATA_DIR HOUSEPRICE_HOST=$HOST HOUSEPRICE_PORT_API=$PORT_API
export HOUSEPRICE_SLOTS=${HOUSEPRICE_SLOTS:-2}
export HP_ROOT=$ROOT HP_VENV=$VENV HP_RUN=$RUN HP_LOGS=$LOGS HP_HOST=$HOST
export HP_PORT_WEB=$PORT_WEB HP_PORT_FLOWER=$PORT_FLOWER HP_NODE=${NODE:-node}
export HP_FRONTEND=$([ "$FRONTEND" = 1 ] && echo true || echo false)
export FLOWER_BASIC_AUTH="houseprice:$FLOWER_PASSWORD"

case $HOST in 0.0.0.0 | ::) HP_ADDRESS=127.0.0.1 ;; *:*) HP_ADDRESS="[$HOST]" ;; *) HP_ADDRESS=$HOST ;; esac
export HOUSEPRICE_ACCOUNTS HOUSEPRICE_PUBLIC_URL=${HOUSEPRICE_PUBLIC_URL:-http://$HP_ADDRESS:$PORT_WEB}
export HP_ADDRESS HP_BACKEND_URL=http://$HP_ADDRESS:$PORT_API

export HP_BROKER=false
if [ -z "${HOUSEPRICE_REDIS_URL:-${REDIS_URL:-}}" ]; then
  HP_BROKER=true
  PORT_REDIS=$("$PY" "$ROOT/scripts/port.py" free 127.0.0.1 "${HOUSEPRICE_PORT_REDIS:-6379}")
  export HOUSEPRICE_REDIS_URL=redis://:$REDIS_PASSWORD@127.0.0.1:$PORT_REDIS/0
fi

if [ "$HP_BROKER" = false ]; then # a Redis of the user's own
  "$VENV/bin/houseprice" doctor --quick --only broker > "$LOGS/doctor.log" 9>&- ||
    { cat "$LOGS/doctor.log" >&2; fail "the Redis of HOUSEPRICE_REDIS_URL cannot be used" "See the table above"; }
fi
"$VENV/bin/houseprice" migrate 9>&- || fail "the database could not be brought up to date" "See the lines above"
export HP_FIRST_LINK=
if [ "$HOUSEPRICE_ACCOUNTS" = accounts ]; then HP_FIRST_LINK=$("$VENV/bin/houseprice" accounts link --if-none 9>&-); fi
exec "$PY" "$ROOT/scripts/studio.py"
