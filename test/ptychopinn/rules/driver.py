"""
Runs many cases in one process: imports torch and PtychoPINN once, then forks for each case, since an import takes ten
seconds and a small training one. Reads a list of jobs from stdin; writes a line of JSON for each that has ended.

A job: {"id", "entry", "folder", "text", "limit", "needs"}. Its folder is made and is the working folder of the run.
"""

import csv
import glob
import hashlib
import json
import math
import os
import random
import re
import runpy
import shlex
import signal
import sys
import time
import traceback

# The answers alone go to stdout: what is imported prints there, too.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

# Before anything of TensorFlow, or a stock install aborts.
import torch  # noqa: E402

import lightning.pytorch  # noqa: E402
import numpy as np  # noqa: E402
import ptycho_torch.config_factory  # noqa: E402, F401
import ptycho_torch.inference  # noqa: E402
import ptycho_torch.train  # noqa: E402
import ptycho_torch.train_lightning_only  # noqa: E402
import ptycho_torch.workflows.components  # noqa: E402, F401
import scripts.training.train  # noqa: E402

JOBS_AT_ONCE = int(os.environ.get("PINNBOARD_JOBS", "2"))
torch.set_num_threads(1)

seen = {}


def digest(named):
    """One text for many arrays: equal when every byte is."""
    made = hashlib.sha256()
    for name, value in sorted(named):
        made.update(name.encode())
        made.update(np.ascontiguousarray(value).tobytes())
    return made.hexdigest()[:16]


def watch():
    """Keeps what a run trained and reconstructed, which not every run writes down."""
    fit = lightning.pytorch.Trainer.fit

    def fitted(self, model, *arguments, **named):
        seen["model"] = [name for name, _ in model.named_parameters()]
        result = fit(self, model, *arguments, **named)
        optimizer = model.optimizers() if self.optimizers else None
        states = getattr(optimizer, "optimizer", optimizer)
        trained = [name for name, p in model.named_parameters() if states is not None and p in states.state]
        seen["optimised"] = sorted(trained)
        seen["weights"] = digest((n, p.detach().numpy()) for n, p in model.named_parameters())
        seen["steps"] = self.global_step
        seen["epochs"] = self.current_epoch
        return result

    lightning.pytorch.Trainer.fit = fitted
    save = ptycho_torch.inference.save_individual_reconstructions

    def saved(amplitude, phase, *arguments, **named):
        arrays = [("amplitude", np.asarray(amplitude)), ("phase", np.asarray(phase))]
        seen["reconstruction"] = {
            "digest": digest(arrays),
            "shape": list(arrays[0][1].shape),
            "finite": bool(np.isfinite(arrays[0][1]).all()),
        }
        return save(amplitude, phase, *arguments, **named)

    ptycho_torch.inference.save_individual_reconstructions = saved


def words_after(text, program):
    """The words of a command line behind its program."""
    words = shlex.split(text.replace("\\\n", " "), comments=True)
    return words[words.index(program) + 1 :]


def as_script(job):
    path = "exported.py"
    with open(path, "w", encoding="utf-8") as file:
        file.write(job["text"])
    sys.argv = [path]
    runpy.run_path(path, run_name="__main__")


def as_loader(job):
    import pinnboard_payload

    with open("payload.json", "w", encoding="utf-8") as file:
        file.write(job["text"])
    pinnboard_payload.run("payload.json")


def as_native(job):
    words = words_after(job["text"], job["program"])
    sys.argv = [job["program"], *words]
    if job["program"] == "ptycho_torch.train":
        ptycho_torch.train.cli_main()
    else:
        sys.exit(ptycho_torch.inference.cli_main())


def as_ptycho_train(job):
    sys.argv = ["ptycho_train", *words_after(job["text"], "ptycho_train")]
    scripts.training.train.main()


def as_lightning(job):
    os.makedirs("scans", exist_ok=True)
    for path in job["datasets"]:
        os.symlink(path, os.path.join("scans", os.path.basename(path)))
    with open("config.json", "w", encoding="utf-8") as file:
        file.write(job["text"])
    ptycho_torch.train_lightning_only.main("scans", "config.json", False, job["output"])



ENTRIES = {
    "python": as_script,
    "loader": as_loader,
    "native": as_native,
    "script": as_ptycho_train,
    "lightning": as_lightning,
}


def plain(value):
    """A value as JSON holds it, NaN and infinities as text."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return repr(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def recorded(output):
    """The hyper-parameters that a run wrote, section by section."""
    import yaml

    for path in glob.glob(os.path.join(output, "**", "hparams.yaml"), recursive=True):
        with open(path, encoding="utf-8") as file:
            return plain(yaml.load(file, Loader=yaml.UnsafeLoader) or {})
    return {}


def metrics(output):
    """Every column of metrics.csv with its values in order."""
    columns = {}
    for path in glob.glob(os.path.join(output, "**", "metrics.csv"), recursive=True):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                for name, value in row.items():
                    if value:
                        number = float(value)
                        columns.setdefault(name, []).append(number if math.isfinite(number) else repr(number))
    return columns


def frames_of(error):
    return [f"{os.path.basename(f.filename)}:{f.name}" for f in traceback.extract_tb(error.__traceback__)]


LOADING = {"_build_lightning_dataloaders", "prepare_data", "calculate_length", "memory_map_data", "_ensure_container"}
INFERRING = {
    "load_inference_bundle_torch",
    "_run_barycentric_inference_and_reconstruct",
    "_run_inference_and_reconstruct",
}


def stage_of(frames):
    """How far the run had come."""
    names = {frame.partition(":")[2] for frame in frames}
    if names & INFERRING:
        return "infer"
    if names & LOADING or "train_utils.py:setup" in frames:
        return "load"
    if {"fit", "_train_with_lightning"} & names or ("__init__" in names and "model.py:__init__" in frames):
        return "train"
    if "create_training_payload" in names and "run_cdi_example_torch" not in names:
        return "factory"
    return "load"


def printed(output):
    """The exception that a command line caught, printed and turned into an exit code; the first cause of several."""
    blocks = output.split("Traceback (most recent call last):\n")[1:]
    frames = [f"{os.path.basename(m[1])}:{m[2]}" for m in re.finditer(r'File "([^"]+)", line \d+, in (\S+)', output)]
    for block in blocks:
        found = re.search(r"^((?:\w+\.)*\w*(?:Error|Exception))(?:: ([^\n]*))?$", block, re.M)
        if found:
            return {
                "type": found[1].rpartition(".")[2],
                "message": (found[2] or "")[:2000],
                "stage": stage_of(frames),
                "frames": frames[-12:],
            }
    return None


def run(job):
    """The run itself, in a process of its own. Writes what came of it beside its output."""
    os.setsid()
    os.makedirs(job["folder"], exist_ok=True)
    os.chdir(job["folder"])
    out = os.open("output.txt", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.environ.update(job.get("env", {}))
    for seed in (random.seed, np.random.seed, torch.manual_seed):
        seed(0)
    watch()
    outcome = {"error": None, "exit": 0}
    try:
        ENTRIES[job["entry"]](job)
    except SystemExit as stop:
        outcome["exit"] = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
    except BaseException as error:
        traceback.print_exc()
        cause = error
        while cause.__cause__ is not None:
            cause = cause.__cause__
        frames = frames_of(error) + (frames_of(cause) if cause is not error else [])
        outcome["exit"] = 1
        outcome["error"] = {"type": type(cause).__name__, "message": str(cause)[:2000], "stage": stage_of(frames), "frames": frames[-12:]}
    output = job["output"]
    outcome["bundle"] = os.path.exists(os.path.join(output, "wts.h5.zip"))
    outcome["files"] = sorted(os.path.relpath(p, output) for p in glob.glob(os.path.join(output, "**"), recursive=True) if os.path.isfile(p))[:60]
    outcome["recorded"] = recorded(output)
    outcome["metrics"] = metrics(output)
    outcome["seen"] = plain(seen)
    sys.stdout.flush()
    sys.stderr.flush()
    with open("outcome.json", "w", encoding="utf-8") as file:
        json.dump(outcome, file)
    os._exit(0)


def start(job):
    pid = os.fork()
    if pid == 0:
        try:
            run(job)
        finally:
            os._exit(70)
    return pid


def result(job, status, seconds):
    """What a run left: its own account, or what ended it."""
    said = {"id": job["id"], "seconds": round(seconds, 1), "signal": None, "limit": False}
    if os.WIFSIGNALED(status):
        said["signal"] = signal.Signals(os.WTERMSIG(status)).name
    try:
        with open(os.path.join(job["folder"], "outcome.json"), encoding="utf-8") as file:
            said.update(json.load(file))
    except (OSError, ValueError):
        said.update({"error": None, "exit": os.waitstatus_to_exitcode(status), "bundle": False, "recorded": {}, "metrics": {}, "seen": {}, "files": []})
    try:
        with open(os.path.join(job["folder"], "output.txt"), encoding="utf-8", errors="replace") as file:
            output = file.read()
    except OSError:
        output = ""
    said["output"] = output[-6000:]
    if said["error"] is None and said["exit"] != 0:
        said["error"] = printed(output)
    return said


def main():
    jobs = json.load(sys.stdin)
    waiting = list(jobs)
    running = {}
    done = set()
    while waiting or running:
        for job in list(waiting):
            if len(running) < JOBS_AT_ONCE and set(job.get("needs", [])) <= done:
                waiting.remove(job)
                running[start(job)] = (job, time.monotonic())
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            time.sleep(0.02)
            for child, (job, since) in running.items():
                if time.monotonic() - since > job["limit"] and not job.get("stopped"):
                    job["stopped"] = True
                    os.killpg(child, signal.SIGKILL)
            continue
        if pid not in running:
            continue
        job, since = running.pop(pid)
        done.add(job["id"])
        said = result(job, status, time.monotonic() - since)
        said["limit"] = bool(job.get("stopped"))
        answers.write(json.dumps(said) + "\n")
        answers.flush()


main()
