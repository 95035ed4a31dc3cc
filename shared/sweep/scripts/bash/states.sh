# — the states of all points —

names=() states=()

# Sets REPLY to the state of a point, without checking locks. Takes `ready` or `refused`, and its name.
glance() {
  if [[ $1 == refused ]]; then REPLY=refused
  elif [[ ! -f points/$2.json ]]; then REPLY=missing
  elif [[ -f state/$2.done ]]; then REPLY="done"
  elif [[ -d state/$2.lock ]]; then REPLY=locked
  elif [[ -f state/$2.failed ]]; then REPLY=failed
  elif [[ -f state/$2.log ]]; then REPLY=interrupted
  else REPLY=waiting; fi
}

# Finds points whose payload changed since they were done.
find_changed() {
  local i line sum size file paths=()
  local -A sums=()
  for i in "${!names[@]}"; do
    if [[ ${states[i]} == "done" ]]; then paths+=("points/${names[i]}.json"); fi
  done
  ((${#paths[@]})) || return 0
  while read -r sum size file; do sums[$file]="payload=$sum $size"; done \
    < <(printf '%s\0' "${paths[@]}" | xargs -0 cksum)
  for i in "${!names[@]}"; do
    [[ ${states[i]} == "done" ]] || continue
    line=''
    IFS= read -r line <"state/${names[i]}.done" || true
    [[ $line == "${sums[points/${names[i]}.json]-}" ]] || states[i]=changed
  done
}

# Finds which locked points are running, and which others wait in a queued Slurm task.
find_running() {
  local i job jobs='' where offset per index point
  local -A locks=()
  for i in "${!names[@]}"; do
    [[ ${states[i]} == locked ]] || continue
    locks[$i]="state/${names[i]}.lock/$(newest "state/${names[i]}.lock")"
    read -r _ _ _ job _ <<<"$(owner_of "${locks[$i]}")"
    if [[ -n $job && $job != - ]]; then jobs+=,$job; fi
  done
  if [[ -f state/submitted ]]; then
    cluster=${cluster:-$(this_cluster)}
    while read -r where job _; do
      if [[ $where == "$cluster" ]]; then jobs+=,$job; fi
    done <state/submitted
  fi
  [[ -z $jobs ]] || ask_slurm "${jobs#,}"
  for i in "${!locks[@]}"; do
    states[i]=interrupted
    if [[ -f ${locks[$i]}/owner ]] && alive "${locks[$i]}"; then states[i]=running; fi
  done
  [[ -f state/submitted && -n $slurm_jobs ]] || return 0
  while read -r index offset per; do
    for ((point = (index + offset - 1) * per; point < (index + offset) * per; point++)); do
      case ${states[point]-} in waiting | interrupted | failed | changed) states[point]=queued ;; esac
    done
  done < <(awk 'NR == FNR { offset[$2] = $3; per[$2] = $4; next }
    $2 in offset && $3 ~ /^[0-9]+$/ { print $3, offset[$2], per[$2] }' state/submitted <(printf '%s\n' "$slurm_jobs"))
}

# Fills names and states, from the first point to the last.
read_states() {
  local line
  names=() states=()
  while IFS= read -r line; do
    names+=("${line#* }")
    glance "${line%% *}" "${line#* }"
    states+=("$REPLY")
  done < <(points)
  find_changed
  find_running
}

is_open() { case $1 in waiting | interrupted | failed | changed) ;; *) return 1 ;; esac; }

# Prints how many points are in which state, and the failed ones.
report() {
  local state shown=0 i code
  local -A count=()
  for state in "${states[@]}"; do count[$state]=$((${count[$state]-0} + 1)); done
  say "$sweep: ${#names[@]} points in $folder"
  while read -r state words; do
    if [[ -n ${count[$state]-} || $state =~ ^(done|failed|running|waiting)$ ]]; then
      printf '%8d %s\n' "${count[$state]-0}" "$words"
    fi
  done <<'WORDS'
done done
failed failed
running running
queued queued in Slurm
waiting remaining
interrupted remaining: interrupted
changed remaining: done before, but the payload has changed
refused rejected by PtychoPINN, without a payload
missing without their payload file in points/
WORDS
  for i in "${!names[@]}"; do
    [[ ${states[i]} == failed ]] || continue
    shown=$((shown + 1))
    if ((shown > 10)); then
      say "  … for all of them: $script --list failed"
      break
    fi
    IFS= read -r code <"state/${names[i]}.failed" || true
    say "  failed: ${names[i]} ($code), see state/${names[i]}.log"
  done
  if [[ $slurm_answers == no ]]; then
    say "Slurm does not answer here: points locked by a job are counted as running."
  fi
}

# Prints the names of the points in a state. Takes the state.
list() {
  local i
  read_states
  for i in "${!names[@]}"; do
    if [[ ${states[i]} == "$1" ]] || { [[ $1 == todo ]] && is_open "${states[i]}"; }; then say "${names[i]}"; fi
  done
}

# Removes all locks.
unlock() {
  local line
  while IFS= read -r line; do
    if [[ -d state/${line#* }.lock ]]; then rm -rf -- "state/${line#* }.lock"; fi
  done < <(points)
  say "All locks removed. Points that still run elsewhere may now be started a second time."
}
