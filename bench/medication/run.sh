#!/usr/bin/env bash
# How long reading a patient's medication takes beside ever more other patients.
# usage: run.sh [persons ...]   (PGHOST, PGPORT, PGUSER as for psql; drops and makes database medication)
set -euo pipefail
cd "$(dirname "$0")"
migrations=../../src/main/resources/db/migration/prescription
for persons in "${@:-10000}"; do
    psql -XAtq -d postgres -c 'drop database if exists medication' -c 'create database medication'
    for file in "$migrations"/V*.sql; do psql -Xq -v ON_ERROR_STOP=1 -d medication -f "$file"; done
    psql -Xq -v ON_ERROR_STOP=1 -d medication -v persons="$persons" -f fill.sql
    psql -Xq -d medication -c 'vacuum analyze'
    psql -XAt -d medication -v p=1000 -c "explain (analyze, buffers, costs off) $(sed -n '3,$p' history.sql | sed 's/:p/1000/g; s/;$//')" | grep -E 'Buffers|Execution' | tail -2
    pgbench -n -M prepared -f history.sql -D persons="$persons" -c 1 -T 5 medication >/dev/null 2>&1
    printf '%s persons: ' "$persons"
    pgbench -n -M prepared -f history.sql -D persons="$persons" -c 1 -T 20 medication 2>/dev/null | sed -n 's/^latency average = //p'
done
