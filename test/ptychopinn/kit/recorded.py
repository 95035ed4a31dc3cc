"""Prints what a run recorded in its output folder as JSON: hyper-parameters, the bundle's settings, metrics.

Needs PyYAML alone. Pickles are read without importing or calling anything that they name.
"""

import csv
import io
import json
import math
import pickle
import sys
import zipfile
from pathlib import Path

import yaml


class Plain(pickle.Unpickler):
    """Reads plain values; a pickle that names code is an error."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is not a plain value")


class Loader(yaml.SafeLoader):
    """PyYAML's safe loader, with Python's tuples as lists."""


Loader.add_constructor("tag:yaml.org,2002:python/tuple", Loader.construct_sequence)


def unpickled(data):
    return Plain(io.BytesIO(data)).load()


def plain(value):
    """A value as JSON has it: NaN and infinities as text."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return repr(value)
    return value


def hparams(folder):
    """The only hparams.yaml of the run; None when it left none."""
    files = sorted(folder.rglob("hparams.yaml"))
    if len(files) > 1:
        raise SystemExit(f"{len(files)} runs wrote into {folder}")
    return yaml.load(files[0].read_text(encoding="utf-8"), Loader) if files else None


def bundle(folder):
    """Settings of the bundle: the flat parameters, and the configuration beside the network."""
    file = folder / "wts.h5.zip"
    if not file.exists():
        return None
    with zipfile.ZipFile(file) as archive:
        params = unpickled(archive.read("diffraction_to_obj/params.dill"))
        with zipfile.ZipFile(io.BytesIO(archive.read("torch_scaling_metadata.pt"))) as inner:
            name = next(name for name in inner.namelist() if name.endswith("data.pkl"))
            return {"params": params, "config": unpickled(inner.read(name))}


def metrics(folder):
    """The columns of metrics.csv, without empty cells."""
    columns = {}
    for file in sorted(folder.rglob("metrics.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                for name, value in row.items():
                    if value:
                        columns.setdefault(name, []).append(float(value))
    return columns


out = Path(sys.argv[1])
record = {"hparams": hparams(out), "bundle": bundle(out), "metrics": metrics(out)}
json.dump(plain(record), sys.stdout, allow_nan=False)
