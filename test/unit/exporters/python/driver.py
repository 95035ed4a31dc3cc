"""Runs many cases in one process: JSON lines in, JSON lines out, every value with its Python type."""

import contextlib
import dataclasses
import io
import itertools
import json
import sys
from pathlib import Path, PurePath

import pinnboard_payload
import stand_in

# Recorded requests name folders anywhere on a disk.
Path.mkdir = lambda self, mode=0o777, parents=False, exist_ok=False: stand_in.keep("mkdir", folder=self)
# So no result is there either: every look at it finds a new one.
Path.is_file = lambda self: True
looks = itertools.count()
pinnboard_payload._written = lambda result: next(looks)


def tagged(value):
    """A value with its type, so that 1, 1.0 and True are three things."""
    if hasattr(value, "to_payload"):
        return tagged(value.to_payload())
    if dataclasses.is_dataclass(value):
        return {field.name: tagged(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(name): tagged(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, [tagged(item) for item in value]]
    if isinstance(value, PurePath):
        return ["path", str(value)]
    if type(value).__name__ == "RawData":
        return ["RawData", value.file]
    if value is None or isinstance(value, (bool, int, float, str)):
        return [type(value).__name__, repr(value) if isinstance(value, float) else value]
    return ["object", type(value).__name__]


def calls():
    made = [[name, {key: tagged(value) for key, value in arguments.items()}] for name, arguments in stand_in.calls]
    stand_in.calls.clear()
    return made


def loaded(file):
    payload = pinnboard_payload.load(file)
    return {name: tagged(getattr(payload, name)) for name in [*payload.sections, "overrides_applied"]}


def script(text):
    exec(compile(text, "exported.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    return calls()


def ran(file, say):
    try:
        pinnboard_payload.run(file, say=say)
    except pinnboard_payload.PayloadProblem as problem:
        return {"problem": str(problem), "calls": calls()}
    return {"calls": calls()}


def verified(file):
    differences = pinnboard_payload.verify(file).differences
    stand_in.calls.clear()
    return [str(difference) for difference in differences]


for line in sys.stdin:
    case = json.loads(line)
    stand_in.payload = case["payload"]
    said = []
    with contextlib.redirect_stdout(io.StringIO()):
        result = {
            "loaded": loaded(case["file"]),
            "script": script(case["script"]),
            "run": ran(case["file"], said.append),
            "verified": verified(case["file"]),
            "said": said,
        }
    sys.stdout.write(json.dumps(result) + "\n")
