#!/usr/bin/env bash
# Everything of docs/reliability.md that only a quiet machine can measure, about six hours; each line
# writes its rows into RESULTS.md (the soaks print theirs). Lines can be run alone, too.
set -eu
cd "$(dirname "$0")/.."
load() { .venv/bin/python benchmarks/load.py --write "$@"; }

# G8: 200 pollers, two trainings on both cores.
load --database sqlite --submit-rate 5
load --database postgresql --submit-rate 10
# G8: the same with a long queue and a large table.
load --database sqlite --submit-rate 5 --rows 10000 --waiting 1000
load --database postgresql --submit-rate 10 --rows 10000 --waiting 1000
# G9: the same without Redis, and with one that is frozen or cut off.
for broker in down stopped half-open; do
  load --database sqlite --submit-rate 5 --broker "$broker"
  load --database postgresql --submit-rate 10 --broker "$broker"
done
# 500 listeners of the event stream.
load --database sqlite --submit-rate 5 --listeners 500
load --database postgresql --submit-rate 10 --listeners 500
# G3: from the return of a broker to the next claim.
.venv/bin/python benchmarks/broker_returns.py --returns 28 --write
# G16: an hour; --minutes 480 for the whole goal. Status 1 where memory grows: go on all the same.
.venv/bin/python benchmarks/load_soak.py --minutes 60 --database sqlite --write || true
.venv/bin/python benchmarks/load_soak.py --minutes 60 --database postgresql --write || true
# G1, G4: a bad day in which runs succeed, and the epochs that are computed again.
.venv/bin/houseprice soak --faults 60 --seed 11 --lease 60 --every 120 --minutes 150 --json
