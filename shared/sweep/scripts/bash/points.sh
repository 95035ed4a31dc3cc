# — points: their states, and running one —
# state/<name>.done    it ran; its first line is the checksum of the payload that ran
# state/<name>.failed  its last run failed; with the exit code
# state/<name>.lock/   another process holds the lock, or died holding it
# state/<name>.log     output of its runs

say() { printf '%s\n' "$*"; }
die() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 2
}
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || die "bash $BASH_VERSION is too old: 4.4 or later is needed."

checksum() { cksum <"points/$1.json"; }

# Whether the point ran with its current payload. Takes its name.
is_done() {
  local ran=''
  [[ -f state/$1.done ]] || return 1
  IFS= read -r ran <"state/$1.done" || true
  [[ $ran == "payload=$(checksum "$1")" ]]
}

# Writes state/<name>.<what> atomically. Takes what, the name, and the lines.
record() {
  local file="state/$2.$1"
  printf '%s\n' "${@:3}" >"$file.$$" && mv -f -- "$file.$$" "$file"
}

# Sets up the environment once, before the first point.
prepare() {
  local code=0
  # `module` and `conda activate` read variables that are not set.
  set +euo pipefail
  prologue
  code=$?
  set -euo pipefail
  cd -- "$folder"
  ((code == 0)) || die "the prologue ended with exit code $code. No point was started."
  command -v -- "${python[0]}" >/dev/null ||
    die "${python[0]} is not found on $host. Set python= in this script, or load it in the prologue."
}

child='' held='' end_by=TERM

# Stops the running point on a signal, so that the next submission starts it again. Takes the signal's number.
# shellcheck disable=SC2317 # the traps call it
stopped() {
  trap '' TERM INT HUP
  if [[ -n $child ]]; then
    kill "-$end_by" "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  fi
  if [[ -n $held ]]; then
    say "— stopped by a signal (time limit, scancel or Ctrl-C)" >>"state/$held.log"
    release "$held"
  fi
  exit $((128 + $1))
}
trap 'stopped 15' TERM
trap 'stopped 2' INT
trap 'stopped 1' HUP

# Runs a point unless it is done or runs elsewhere. Takes its name. Returns 1 when it fails.
run_point() {
  local name=$1 payload="points/$1.json" sum code=0 started
  if [[ ! -f $payload ]]; then
    say "$name: skipped, $payload is missing"
    return 0
  fi
  if is_done "$name"; then
    say "$name: already done"
    return 0
  fi
  if ! claim "$name"; then
    say "$name: skipped, it runs elsewhere (${busy:-just started})"
    return 0
  fi
  held=$name
  # Another process may have finished it before this one got the lock.
  if is_done "$name"; then
    release "$name"
    held=''
    return 0
  fi
  rm -f -- "state/$name.failed" "state/$name.done"
  sum=$(checksum "$name")
  started=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  SECONDS=0
  say "— $started $label on $host" >>"state/$name.log"
  # Relative paths of a request refer to the folder in which it was made, which another machine may not have.
  [[ -d ${base:-} ]] || base=''
  "${python[@]}" pinnboard_payload.py run ${base:+--base "$base"} "$payload" >>"state/$name.log" 2>&1 &
  child=$!
  name_child "$name" "$child"
  wait "$child" || code=$?
  child=''
  local facts=("exit=$code" "started=$started" "seconds=$SECONDS" "host=$host" "job=$label")
  if ((code == 0)); then
    record "done" "$name" "payload=$sum" "${facts[@]}" || code=1
  else
    record failed "$name" "${facts[@]}" || true
  fi
  release "$name"
  held=''
  say "$name: $( ((code == 0)) && echo "done" || echo "FAILED with exit code $code, see state/$name.log")"
  return $((code == 0 ? 0 : 1))
}
