#!/usr/bin/env bash
# Prints .env.example with fresh secrets filled in.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
while IFS= read -r line; do
  case $line in
    *_PASSWORD=) printf '%s%s\n' "$line" "$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')" ;;
    *) printf '%s\n' "$line" ;;
  esac
done < "$root/.env.example"
