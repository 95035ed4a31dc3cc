# — GNU parallel —

usage() {
  cat <<'USAGE'
bash run-parallel.sh               runs the remaining points: new, failed, interrupted, or changed since they were done
bash run-parallel.sh --dry-run     prints their names only
bash run-parallel.sh --status      number of points done, failed, running and remaining
bash run-parallel.sh --list STATE  names of the points in a state: todo, done, failed, running, waiting, interrupted, refused
bash run-parallel.sh --unlock      removes all locks; use it only when nothing is running
After --: options of parallel, such as -- --jobs 4 --bar
USAGE
}

# Runs the remaining points. Takes options of parallel.
run_all() {
  local i todo=() code=0 log=state/parallel.joblog
  [[ $(parallel --version 2>/dev/null) == *'GNU parallel'* ]] ||
    die "GNU parallel is not found. Install it (apt install parallel; conda install -c conda-forge parallel)."
  mkdir -p state
  read_states
  for i in "${!names[@]}"; do
    if is_open "${states[i]}"; then todo+=("${names[i]}"); fi
  done
  if ((${#todo[@]} == 0)); then
    report
    say "Nothing to run."
    return
  fi
  say "$sweep: ${#todo[@]} of ${#names[@]} points to run, $jobs at a time"
  prepare
  # A file that is appended to gets no header.
  [[ ! -e $log ]] || log=+$log
  # Another shell would read the line below differently.
  export PARALLEL_SHELL=$BASH RUN_PARALLEL="$folder/$script"
  # shellcheck disable=SC2016 # parallel's shell expands it
  printf '%s\0' "${todo[@]}" |
    parallel --null --jobs "$jobs" --joblog "$log" --line-buffer --termseq TERM,10000,KILL,25 "$@" \
      '"$BASH" "$RUN_PARALLEL" --slot {%} {}' &
  # On TERM it would wait for running points.
  child=$! end_by=INT
  wait "$child" || code=$?
  child=''
  read_states
  report
  return $((code == 0 ? 0 : 1))
}

# Runs one point on the GPU of its slot. Takes the slot, from 1, and the point's name.
run_slot() {
  if ((${#gpus[@]})); then export CUDA_VISIBLE_DEVICES=${gpus[$((($1 - 1) % ${#gpus[@]}))]}; fi
  run_point "$2"
}

main() {
  local place name
  place=$(dirname -- "${BASH_SOURCE[0]}")
  [[ -d $place/points && -f $place/pinnboard_payload.py ]] ||
    die "$place is not the sweep's folder (points/ and pinnboard_payload.py): keep this script in it."
  cd -- "$place"
  folder=$PWD
  case ${1---} in
    --) run_all "${@:2}" ;;
    --slot) run_slot "$2" "$3" ;;
    --dry-run) list todo ;;
    --status) read_states && report ;;
    --list) list "${2:?a state, such as failed}" ;;
    --unlock) unlock ;;
    --help | -h) usage ;;
    *) usage >&2 && die "unknown option $1; options of parallel go after --" ;;
  esac
}
