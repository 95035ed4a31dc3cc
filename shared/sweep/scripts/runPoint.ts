/** `run_point.py`, which the scripts of a sweep start for each of its points. */
import { LOADER } from '../../exporters/loader';
import { EARLIER_FOLDER, RUN_FILES, SETTINGS_FILE } from '../../runs/folder';
import { quote } from '../../values/python';
import { POINTS_FOLDER } from '../summary';

export const RUN_POINT = 'run_point.py';

/** What stays when a point starts again: what it needs, and what is not its run's. */
const { stdout: _out, stderr: _err, ...inputs } = RUN_FILES;
const STAY = [...Object.values(inputs), LOADER, SETTINGS_FILE, EARLIER_FOLDER, '.lock'];

/** Runs one point: never twice at once, and never again once it finished. At most 30 lines. */
export const RUN_POINT_TEXT = `"""Runs a point of the sweep by its number: python3 run_point.py 3. Written by Pinnboard.
A point that finished is left alone. What an unfinished run left is moved to ${EARLIER_FOLDER}/, and the point runs again."""
import fcntl, json, os, shutil, sys
from pathlib import Path
os.chdir(Path(__file__).resolve().parent / "${POINTS_FOLDER}")
number = int(sys.argv[1]) + int(os.environ.get("OFFSET") or 0)  # OFFSET: how many points came before this array
[point] = sorted(os.listdir())[number - 1 : number] or sys.exit()
os.chdir(point)
lock = os.open(".lock", os.O_WRONLY | os.O_CREAT)
os.set_inheritable(lock, True)  # run.py and what it starts hold it
try:
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    sys.exit(print(point, "is running already"))
except OSError:
    pass  # this file system has no locks
status = json.loads(Path("status.json").read_text("utf-8"))
if any(change.get("result") for change in status["changes"]):
    sys.exit()
started = [change["at"] for change in status["changes"] if change["state"] == "running"]
if started:
    os.makedirs(earlier := "${EARLIER_FOLDER}/" + started[0].replace(":", "-"), exist_ok=True)
    for name in set(os.listdir()) - {${STAY.map(quote).join(', ')}}:
        os.replace(name, f"{earlier}/{name}")
    shutil.copyfile("status.json", f"{earlier}/status.json")
    Path("status.json.new").write_text(json.dumps({**status, "changes": status["changes"][:1]}, indent=2), "utf-8")
    os.replace("status.json.new", "status.json")
for stream, log in enumerate(("stdout.log", "stderr.log"), 1):
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT), stream)
os.execv(sys.executable, [sys.executable, "run.py"])
`;
