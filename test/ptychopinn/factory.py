"""
PtychoPINN's own factory as a filter: a line of JSON in, `{"request", "layer"}` with the command line's defaults as
they are laid under the overrides; a line of JSON out, `{"payload", "legacy"}` or `{"error"}` with what it is about.
"""
import dataclasses
import json
import linecache
import os
import re
import sys
import warnings
from pathlib import Path

# What the libraries print must not come between the answers.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
warnings.simplefilter("ignore")

import torch  # noqa: E402, F401  before TensorFlow, which a stock installation aborts on otherwise
from ptycho.config.config import PyTorchExecutionConfig, update_legacy_dict  # noqa: E402
from ptycho_torch import config_factory  # noqa: E402


def plain(value):
    # The sealed description of the model states itself what it holds.
    if hasattr(value, "to_payload"):
        return plain(value.to_payload())
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def execution_of(request):
    options = request.get("execution") or {}
    execution = PyTorchExecutionConfig(**options)
    # The machine that trains decides what `auto` is.
    if options.get("accelerator", "auto") == "auto":
        object.__setattr__(execution, "accelerator", "auto")
    return execution


def make(request, layer):
    overrides = {**layer, **request["overrides"]}
    execution = execution_of(request)
    if request["workflow"] == "training":
        payload = config_factory.create_training_payload(
            Path(request["train_data_file"]),
            Path(request["output_dir"]),
            overrides=overrides,
            execution_config=execution,
            profile=request.get("profile"),
        )
        config = payload.tf_training_config
    else:
        payload = config_factory.create_inference_payload(
            Path(request["model_path"]),
            Path(request["test_data_file"]),
            Path(request["output_dir"]),
            overrides=overrides,
            execution_config=execution,
        )
        config = payload.tf_inference_config
    legacy = {}
    update_legacy_dict(legacy, config)
    return {"payload": plain(payload), "legacy": plain(legacy)}


def about(error):
    """Names in the message, and in the lines of PtychoPINN that lead to it: the test stands before its `raise`."""
    words = [str(error)]
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "ptycho" in file:
            words += [linecache.getline(file, trace.tb_lineno - back) for back in range(4)]
        trace = trace.tb_next
    return sorted(set(re.findall(r"\w+", " ".join(words))))


for line in sys.stdin:
    case = json.loads(line)
    try:
        answer = make(case["request"], case["layer"])
    except Exception as error:
        answer = {"error": {"type": type(error).__name__, "message": str(error), "about": about(error)}}
    answers.write(json.dumps(answer, ensure_ascii=True) + "\n")
    answers.flush()
