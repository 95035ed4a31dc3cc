# — locks: no point is started while another process runs it —
# state/<name>.lock/ has numbered folders, each with its owner and the Python that it started; the highest is valid. A
# process that finds both dead creates the next number, in which mkdir lets only one succeed.

host=$(uname -n)

# When a process of this machine started, by the kernel's clock; empty when it is not running.
birth() {
  local stat='' fields
  if [[ -r /proc/self/stat ]]; then
    IFS= read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
    read -ra fields <<<"${stat##*) }"
    [[ ${fields[0]} == Z ]] || printf '%s' "${fields[19]}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -d ' \n' || true
  fi
}

label=${SLURM_ARRAY_JOB_ID:+${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}}
label=${label:-${SLURM_JOB_ID:-process $$}}
me="$host $$ $(birth $$) ${SLURM_JOB_ID:--} ${SLURM_RESTART_COUNT:-0} ${SLURM_CLUSTER_NAME:--} $(id -un)"

newest() {
  local numbers=("$1"/*/) last=0 number
  for number in "${numbers[@]}"; do
    number=${number%/}
    number=${number##*/}
    [[ $number =~ ^[0-9]+$ ]] && ((number > last)) && last=$number
  done
  printf '%s' "$last"
}

# The line that names a lock's owner. Takes the numbered folder.
owner_of() {
  local line=''
  IFS= read -r line 2>/dev/null <"$1/owner" || true
  printf '%s' "$line"
}

slurm_asked='' slurm_jobs='' slurm_answers=yes

# Stores Slurm's answer: one line `job array-job index state` per job that has not ended. Takes comma-separated ids.
ask_slurm() {
  local answer
  slurm_asked=",$1," slurm_jobs='' slurm_answers=yes
  if ! command -v squeue >/dev/null; then
    slurm_answers=no
  elif answer=$(squeue --noheader --array --states=all --format='%A %F %K %T' --jobs="$1" 2>&1); then
    slurm_jobs=$(awk 'NF == 4 && $4 !~ /^(COMPLETED|CANCELLED|FAILED|TIMEOUT|NODE_FAIL|PREEMPTED|BOOT_FAIL|DEADLINE|OUT_OF_MEMORY|REVOKED)$/' <<<"$answer")
  elif [[ $answer != *'Invalid job id'* ]]; then
    slurm_answers=no
  fi
}

this_cluster() { scontrol show config 2>/dev/null | awk '$1 == "ClusterName" { print $3 }' || true; }
cluster=${SLURM_CLUSTER_NAME:-}

# Whether a lock's owner or its Python still runs; also true where that is not known. Takes the numbered folder.
alive() {
  local at pid born job restart where user child_pid='' child_born
  read -r at pid born job restart where user <<<"$(owner_of "$1")"
  if [[ $at == "$host" ]]; then
    # Python outlives a script that was killed alone.
    read -r child_pid child_born 2>/dev/null <"$1/child" || true
    [[ $(birth "$pid") == "$born" ]] ||
      [[ -n $child_pid && $(birth "$child_pid") == "$child_born" ]]
    return
  fi
  [[ $job != - ]] || return 0
  cluster=${cluster:-$(this_cluster)}
  [[ $where == "$cluster" ]] || return 0
  # A job that Slurm started again ended where it ran before.
  if [[ $job == "${SLURM_JOB_ID:-}" ]]; then
    [[ $restart == "${SLURM_RESTART_COUNT:-0}" ]]
    return
  fi
  [[ $slurm_asked == *",$job,"* ]] || ask_slurm "$job"
  # Some sites hide other users' jobs.
  [[ $slurm_answers == no || $user != "$(id -un)" ]] || grep -q "^$job " <<<"$slurm_jobs"
}

# Acquires the lock of a point, or sets `busy` to its owner. Takes the name.
claim() {
  local lock="state/$1.lock" last owner=''
  busy=''
  mkdir -p -- "$lock" || return 1
  last=$(newest "$lock")
  if ((last > 0)); then
    owner=$(owner_of "$lock/$last")
    # No owner yet: just created, or left behind by a crash.
    if [[ -z $owner && -z $(find "$lock/$last" -maxdepth 0 -mmin +2 2>/dev/null) ]]; then return 1; fi
    if [[ -n $owner ]] && alive "$lock/$last"; then
      busy=$owner
      return 1
    fi
  fi
  mkdir -- "$lock/$((last + 1))" 2>/dev/null || return 1
  printf '%s\n' "$me" >"$lock/$((last + 1))/owner" || return 1
  # The lock may have been released and acquired again meanwhile.
  if ((last > 0)) && [[ $(owner_of "$lock/$last") != "$owner" ]]; then
    rm -rf -- "${lock:?}/$((last + 1))"
    return 1
  fi
}

# Records the Python process in the lock. Takes the point's name and the process.
name_child() {
  local lock="state/$1.lock"
  printf '%s %s\n' "$2" "$(birth "$2")" >"$lock/$(newest "$lock")/child"
}

# Releases a lock atomically. Takes the point's name.
release() {
  local gone="state/$1.lock.$$"
  mv -- "state/$1.lock" "$gone" 2>/dev/null && rm -rf -- "$gone"
  return 0
}
