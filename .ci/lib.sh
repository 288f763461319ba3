# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

# Our own copies first: they have exactly the pinned versions, and nothing installed for the person is replaced.
# Last, where rustup puts Rust: the shell in which it was installed does not look there yet.
export PATH="$PWD/.tools/bin:$PWD/.ci/node_modules/.bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"

# A browser the person names wins over the one found.
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM

report=()
failed=

# stage NAME COMMAND...: says what runs and how long it took. After a failure the rest is listed, not run.
stage() {
  local name=$1 start=$SECONDS outcome=ok
  shift
  if [ -n "$failed" ]; then
    report+=("$(printf '%7s  %-26s not run' - "$name")")
    return
  fi
  printf '\n== %s\n' "$name"
  "$@" || { failed=$name outcome=FAILED; }
  printf '== %s: %s, %s s\n' "$name" "$outcome" $((SECONDS - start))
  report+=("$(printf '%5s s  %-26s %s' $((SECONDS - start)) "$name" "$outcome")")
}

# The table of times, also after a failure or Ctrl-C; the exit code says which it was.
summary() {
  local code=$?
  printf '\n'
  printf '%s\n' "${report[@]}"
  printf '%5s s  in all\n' "$SECONDS"
  [ -z "$failed" ] || { printf '\nFailed: %s. Its messages stand above.\n' "$failed" && exit 1; }
  exit "$code"
}
