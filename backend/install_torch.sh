#!/usr/bin/env bash
# Installs the torch that constraints.txt pins, before anything else can pull a build with gigabytes of CUDA.
#   install_torch.sh PYTHON
# TORCH_INDEX_URL            index to take it from, with pip
# HOUSEPRICE_TORCH_BACKEND   cpu (the default), auto, cu130 …: what uv chooses the build by
set -euo pipefail
python=$1
here=$(cd "$(dirname "$0")" && pwd)
version=$(sed -n 's/^torch==//p' "$here/constraints.txt")
pip() { "$python" -m pip --disable-pip-version-check "$@"; }

if "$python" -c "import importlib.metadata as m, sys; sys.exit(m.version('torch').split('+')[0] != '$version')" 2>/dev/null; then exit 0; fi
echo "Installing torch $version" >&2

# A folder of wheels that pip is told of may hold the CPU build already.
local_wheel() {
  local folder
  for folder in $(pip config list | sed -n "s/^.*\.find-links='\(.*\)'$/\1/p"); do
    if ls "$folder"/torch-"$version"*cpu*.whl >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

if [ -n "${TORCH_INDEX_URL:-}" ]; then
  pip install --quiet --index-url "$TORCH_INDEX_URL" "torch==$version"
elif [ "$(uname -s)" != Linux ] || local_wheel; then
  pip install --quiet -c "$here/constraints.txt" "torch==$version"
else
  pip install --quiet -c "$here/constraints.txt" uv
  "$python" -m uv pip install --quiet --python "$python" --torch-backend "${HOUSEPRICE_TORCH_BACKEND:-cpu}" "torch==$version"
fi
