"""
Answers requests with the factory of the PtychoPINN that is imported here, as a sweep's own script would: reads each line of the
file, makes the payload, writes it as a line of JSON. Prints the seconds of wall and processor time without the imports.

    python upstream.py REQUESTS FOLDER ROUNDS
"""

import contextlib
import dataclasses
import io
import json
import logging
import os
import sys
import time
import warnings
from enum import Enum
from pathlib import Path

import torch  # noqa: F401  (before TensorFlow: in the other order their libraries abort)
from ptycho.config.config import PyTorchExecutionConfig, update_legacy_dict
from ptycho_torch import config_factory

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


def plain(value):
    """What json cannot write by itself."""
    if hasattr(value, "to_payload"):
        return value.to_payload()
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    return str(value)


def answer(line):
    request = json.loads(line)
    training = request["workflow"] == "training"
    names = ("train_data_file", "output_dir") if training else ("model_path", "test_data_file", "output_dir")
    arguments = {name: Path(request[name]) for name in names}
    if training:
        arguments["profile"] = request.get("profile")
    make = config_factory.create_training_payload if training else config_factory.create_inference_payload
    payload = make(
        **arguments,
        overrides=request["overrides"],
        execution_config=PyTorchExecutionConfig(**(request.get("execution") or {})),
    )
    legacy = {}
    update_legacy_dict(legacy, payload.tf_training_config if training else payload.tf_inference_config)
    return json.dumps({"payload": payload, "legacy": legacy}, default=plain)


file, folder, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
lines = Path(file).read_text().splitlines()
os.chdir(folder)
with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    nowhere.write(answer(lines[0]))
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(rounds):
        for line in lines:
            nowhere.write(answer(line) + "\n")
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print(json.dumps({"wall": wall, "cpu": cpu, "requests": rounds * len(lines)}))
