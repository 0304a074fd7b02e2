# What the checks share: programs, scratch space, shared data. Sourced, not run.
set -euo pipefail
build=$1
export PATH="$build/indexer:$build/searcher:$build/benchmarks/ranking:$build/benchmarks/rivals:$PATH"
if [ ! -d "${TECHNEWS_SHARED:-}/data" ]; then
  echo "skipped: needs TECHNEWS_SHARED"
  exit 77
fi
data=$TECHNEWS_SHARED/data
archive_index=$build/tests/real_data/archive.db
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "FAILED: $*"
  exit 1
}

# at_least VALUE FLOOR WHAT
at_least() {
  awk -v value="$1" -v floor="$2" 'BEGIN { exit !(value >= floor) }' || fail "$3: $1 is under $2"
  echo "$3: $1 (at least $2)"
}
