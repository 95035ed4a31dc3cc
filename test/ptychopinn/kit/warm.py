"""Runs many programs with one start of PtychoPINN: imports it once and forks for each, since an import takes ten seconds.

Reads a list of jobs from stdin, {"folder", "shell"}: a folder to work in and a command line as Pinnboard writes it.
Writes a line of JSON per job, {"index", "code"}; what a job prints is in console.txt of its folder.
"""

import json
import os
import runpy
import shlex
import sys
import traceback

# The answers alone go to stdout: what is imported prints there, too.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

# Lightning comes before TensorFlow: each brings an LLVM, and in the other order a stock install aborts.
import lightning.pytorch  # noqa: E402, F401
import ptycho_torch.inference  # noqa: E402, F401
import ptycho_torch.train  # noqa: E402, F401
import ptycho_torch.workflows.components  # noqa: E402, F401
import torch  # noqa: E402

BIN = os.path.dirname(sys.executable)
torch.set_num_threads(1)


def run(words):
    """As the shell runs these words."""
    program, *rest = words
    if program != "python":
        sys.argv = [os.path.join(BIN, program), *rest]
        runpy.run_path(sys.argv[0], run_name="__main__")
    elif rest[0] == "-m":
        sys.argv = rest[1:]
        runpy.run_module(rest[1], run_name="__main__", alter_sys=True)
    else:
        sys.path.insert(0, os.path.abspath(os.path.dirname(rest[0])))
        sys.argv = rest
        runpy.run_path(rest[0], run_name="__main__")


def child(job):
    """The exit code of a job, in a process of its own."""
    os.chdir(job["folder"])
    console = os.open("console.txt", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    os.dup2(console, 1)
    os.dup2(console, 2)
    try:
        run(shlex.split(job["shell"].replace("\\\n", " "), comments=True))
    except SystemExit as stop:
        if isinstance(stop.code, str):
            print(stop.code, file=sys.stderr)
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


for index, job in enumerate(json.load(sys.stdin)):
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            code = child(job)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    answers.write(json.dumps({"index": index, "code": os.waitstatus_to_exitcode(status)}) + "\n")
    answers.flush()
