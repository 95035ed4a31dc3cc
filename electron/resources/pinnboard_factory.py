"""
Runs the factory of an installed PtychoPINN for Pinnboard: lines of JSON in, lines of JSON out. Pinnboard passes this
text to the interpreter with `-c` and writes to its standard input:

    {"marker": TEXT, "watch": BOOL}    once; with `watch` this process ends as soon as its input does
    {"workflow", "paths": {}, "overrides": {}, "execution": {}, "profile": NAME or null}    per request

Each answer is a line of standard output that starts with the marker, since PtychoPINN prints there, too:

    {"installed": {}}                 once, when PtychoPINN is imported
    {"failed": {"type", "message"}}   it cannot be imported
    {"payload": {}, "legacy": {}}     what the factory returns
    {"error": {"type", "message", "about": []}}   the factory's refusal, and the names that it is about
"""

import sys

# With `-c`, Python imports from the working directory first: the folder of a dataset is not a place for modules.
sys.path[:] = [folder for folder in sys.path if folder]

import dataclasses  # noqa: E402
import json  # noqa: E402
import linecache  # noqa: E402
import math  # noqa: E402
import os  # noqa: E402
import platform  # noqa: E402
import queue  # noqa: E402
import re  # noqa: E402
import signal  # noqa: E402
import threading  # noqa: E402
import traceback  # noqa: E402
from enum import Enum  # noqa: E402
from pathlib import Path, PurePath  # noqa: E402

lines = queue.Queue()


def read_lines(watch):
    """Reads standard input without its buffer, whose lock would be held when Python ends."""
    rest = b""
    while True:
        block = os.read(0, 65536)
        if not block:
            break
        *whole, rest = (rest + block).split(b"\n")
        for line in whole:
            lines.put(line)
    lines.put(None)
    if watch:
        end_group()


def end_group():
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def first_line():
    text = b""
    while not text.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            sys.exit("Pinnboard runs this program; it reads requests from standard input.")
        text += byte
    return json.loads(text)


def plain(value):
    """A value as JSON; what JSON has no form for as Python writes it."""
    # The sealed description of a model states itself what it holds.
    if hasattr(value, "to_payload"):
        return plain(value.to_payload())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name, None)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    # Scalars and small arrays of numpy and torch.
    for convert in ("item", "tolist"):
        try:
            return plain(getattr(value, convert)())
        except Exception:
            continue
    return repr(value)


def installed():
    """Where PtychoPINN was imported from, and its version as its package records it."""
    import ptycho_torch
    from importlib import metadata

    import torch

    folder = Path(getattr(ptycho_torch, "__file__", None) or list(ptycho_torch.__path__)[0] + "/_")
    version = commit = None
    for name in ("ptychopinn", "PtychoPINN", "ptycho"):
        try:
            package = metadata.distribution(name)
            version = package.version
            source = json.loads(package.read_text("direct_url.json") or "{}")
            commit = source.get("vcs_info", {}).get("commit_id")
            break
        except Exception:
            continue
    if commit is None and version is not None:
        found = re.search(r"\+(?:.*\.)?g([0-9a-f]{7,40})", version)
        commit = found and found.group(1)
    return {
        "python": platform.python_version(),
        "folder": str(folder.resolve().parent.parent),
        "version": version,
        "commit": commit,
        "torch": str(torch.__version__),
    }


def make(request):
    """The factory's payload and the flat parameters of its TensorFlow section."""
    from ptycho.config.config import PyTorchExecutionConfig, update_legacy_dict
    from ptycho_torch import config_factory

    training = request["workflow"] == "training"
    arguments = {name: Path(value) for name, value in request["paths"].items()}
    if training:
        arguments["profile"] = request["profile"]
    payload = getattr(config_factory, "create_{}_payload".format(request["workflow"]))(
        **arguments,
        overrides=request["overrides"],
        execution_config=PyTorchExecutionConfig(**request["execution"]),
    )
    legacy = {}
    update_legacy_dict(legacy, payload.tf_training_config if training else payload.tf_inference_config)
    return {"payload": plain(payload), "legacy": plain(legacy)}


def about(error):
    """Names in the message, and in the lines of PtychoPINN that lead to it: a condition is above its `raise`."""
    words = [str(error)]
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ptycho" in file:
            words += [linecache.getline(file, trace.tb_lineno - back) for back in range(4)]
        trace = trace.tb_next
    return sorted(set(re.findall(r"\w+", " ".join(words))))


def text_of(error):
    return {"type": type(error).__name__, "message": str(error)}


def main():
    start = first_line()
    threading.Thread(target=read_lines, args=(start["watch"],), daemon=True).start()

    def answer(message):
        # Two streams may share a console: what was printed before it comes first.
        sys.stdout.flush()
        sys.stderr.flush()
        text = json.dumps(message, ensure_ascii=True)
        sys.stdout.write("\n" + start["marker"] + text + "\n")
        sys.stdout.flush()

    try:
        # Before TensorFlow: in the other order their LLVM libraries clash and abort.
        import torch  # noqa: F401

        try:
            import triton  # noqa: F401
        except ImportError:
            pass
        answer({"installed": installed()})
        from ptycho_torch import config_factory  # noqa: F401
    except BaseException as error:
        traceback.print_exc()
        answer({"failed": text_of(error)})
        os._exit(1)
    while True:
        line = lines.get()
        if line is None:
            os._exit(0)
        try:
            message = make(json.loads(line))
        except Exception as error:
            traceback.print_exc()
            message = {"error": {**text_of(error), "about": about(error)}}
        answer(message)


main()
