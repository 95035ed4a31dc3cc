# — Slurm —

usage() {
  cat <<'USAGE'
bash run-slurm.sh [--dry-run] [-- SBATCH-OPTION …]
    Submits a job array for the remaining points: new, failed, interrupted, or changed since they were done.
    Running and queued points are not touched, so it can be rerun at any time.
bash run-slurm.sh --status         number of points done, failed, running, queued and remaining
bash run-slurm.sh --list STATE     names of the points in a state: todo, done, failed, running, queued, waiting, interrupted, refused
bash run-slurm.sh --unlock         removes all locks; use it only when nothing is running
sbatch run-slurm.sh                the whole array with sbatch alone; tasks skip points that are done
sbatch --array=7 run-slurm.sh      one task of it
USAGE
}

# Formats increasing whole numbers, one per line, as a Slurm array: 1-3,7.
ranges() {
  awk 'function flush() { if (n) out = out (out == "" ? "" : ",") (from == to ? from : from "-" to) }
    n && $1 == to + 1 { to = $1; next } { flush(); n = 1; from = to = $1 } END { flush(); print out }'
}

# The highest array index on this cluster.
highest_index() {
  local size
  size=$(scontrol show config 2>/dev/null | awk '$1 == "MaxArraySize" { print $3 }' || true)
  # Slurm's own default.
  printf '%s' $((${size:-1001} - 1))
}

# Submits the remaining points. Takes `yes` for a dry run, then sbatch options.
submit() {
  local dry=$1 i task last=0 tasks=() highest offset spec after='' job command
  shift
  [[ $dry == yes ]] || command -v sbatch >/dev/null ||
    die "sbatch is not found: this script is for a Slurm cluster's login node. run-parallel.sh runs the sweep on one machine."
  read_states
  report
  for i in "${!names[@]}"; do
    task=$((i / points_per_task + 1))
    if is_open "${states[i]}" && ((task != last)); then
      tasks+=("$task")
      last=$task
    fi
  done
  if ((${#tasks[@]} == 0)); then
    say "Nothing to submit."
    return
  fi
  highest=$(highest_index)
  ((highest > 0)) || die "this cluster does not allow job arrays (MaxArraySize)."
  [[ $dry == yes ]] || mkdir -p state/slurm
  # Slurm limits the index: further tasks go into more arrays, which count from 1 again.
  for ((offset = 0; offset < last; offset += highest)); do
    spec=$(printf '%s\n' "${tasks[@]}" |
      awk -v from="$offset" -v to=$((offset + highest)) '$1 > from && $1 <= to { print $1 - from }' | ranges)
    [[ -n $spec ]] || continue
    command=(sbatch --parsable "--array=$spec${concurrency:+%$concurrency}" --output=state/slurm/%A_%a.out)
    # Slurm limits concurrency only within an array: the arrays of a sweep run one after another.
    if [[ -n $concurrency && -n $after ]]; then command+=("--dependency=afterany:$after"); fi
    command+=("$@" "./$script" --task "$offset")
    if [[ $dry == yes ]]; then
      printf '%q ' "${command[@]}"
      printf '\n'
      after='<job before>'
      continue
    fi
    job=$("${command[@]}") ||
      die "sbatch refused the array ${spec:0:80}. Arrays submitted before it are kept; rerun this script for the rest."
    job=${job%%;*}
    after=$job
    cluster=${cluster:-$(this_cluster)}
    say "${cluster:--} $job $offset $points_per_task" >>state/submitted
    say "Submitted job $job (scancel $job stops it)."
  done
}

# Runs the points of one array task. Takes how many tasks come before the array's index 1.
run_task() {
  local task=$((SLURM_ARRAY_TASK_ID + $1)) line block=() due=() failures=0
  mapfile -t block < <(points | sed -n "$(((task - 1) * points_per_task + 1)),$((task * points_per_task))p")
  ((${#block[@]})) || die "there is no task $task: $(points | wc -l) points, $points_per_task per task."
  mkdir -p state
  for line in "${block[@]}"; do
    if [[ $line == refused* ]]; then
      say "${line#* }: skipped, PtychoPINN rejects it"
    elif [[ -f points/${line#* }.json ]] && is_done "${line#* }"; then
      say "${line#* }: already done"
    else
      due+=("${line#* }")
    fi
  done
  ((${#due[@]})) || return 0
  prepare
  for line in "${due[@]}"; do
    run_point "$line" || failures=$((failures + 1))
  done
  ((failures == 0))
}

# sbatch runs a copy of this file: then Slurm knows where it came from.
enter_folder() {
  local place='' from
  place=$(dirname -- "${BASH_SOURCE[0]}")
  if [[ ! -d $place/points && -n ${SLURM_JOB_ID:-} ]]; then
    # The last task of an array has the array's number, for which Slurm lists all its tasks.
    from=$(scontrol show job "$SLURM_JOB_ID" 2>/dev/null | awk 'sub(/^ *Command=/, "") && !n++' || true)
    place=$(dirname -- "${from% --task *}")
    [[ -d $place/points ]] || place=$PWD
  fi
  [[ -d $place/points && -f $place/pinnboard_payload.py ]] ||
    die "$place is not the sweep's folder (points/ and pinnboard_payload.py). Was it moved after it was submitted? Submit it again."
  cd -- "$place"
  folder=$PWD
}

main() {
  local dry=no
  enter_folder
  if (($# == 0)) && [[ -n ${SLURM_ARRAY_TASK_ID:-} ]]; then set -- --task 0; fi
  if [[ ${1-} == --dry-run ]]; then
    dry=yes
    shift
  fi
  case ${1---} in
    --) submit "$dry" "${@:2}" ;;
    --task) run_task "$2" ;;
    --status) read_states && report ;;
    --list) list "${2:?a state, such as failed}" ;;
    --unlock) unlock ;;
    --help | -h) usage ;;
    *) usage >&2 && die "unknown option $1; sbatch options go after --" ;;
  esac
}
