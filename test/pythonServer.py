"""Runs programs of tests, each in a fork of this process, which has numpy and h5py imported already.

Each line of the first FIFO is a program: {"words": as after `python`, "cwd"}; each line of the second its answer:
{"code", "out", "err"}.
"""
import json
import os
import runpy
import sys
import tempfile
import traceback

import h5py  # noqa: F401
import numpy  # noqa: F401


def run(words):
    """Runs what `python WORDS` would."""
    first, *rest = words
    if first == "-c":
        sys.argv = ["-c", *rest[1:]]
        exec(compile(rest[0], "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.argv = words
        sys.path[0] = os.path.dirname(first)
        runpy.run_path(first, run_name="__main__")


def code_of(words, cwd):
    try:
        os.chdir(cwd)
        run(words)
        return 0
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1


def answer(words, cwd):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            code = code_of(words, cwd)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
        return {"code": os.waitstatus_to_exitcode(status), "out": texts[0], "err": texts[1]}


with open(sys.argv[1]) as asked, open(sys.argv[2], "w") as answers:
    for line in asked:
        print(json.dumps(answer(**json.loads(line))), file=answers, flush=True)
