"""Counts and scales data as PtychoPINN's own loaders do, without a training.

Reads {"folder", "cases"} from stdin; a case is {"route", "patterns", "validation", "positions_seed", "N", "overrides"}.
The dataset of each case is written as <index>.npz, its validation dataset as <index>_val.npz. Writes a line of JSON per case:
{"error"}, or {"samples", "validation_samples", "batches", "validation_batches", "input_scale", "intensity_scale",
"physics_scale", "mean_measured_intensity"}, where what a route does not have is null.
"""

import json
import os
import sys
import warnings
from pathlib import Path

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
warnings.filterwarnings("ignore")

import lightning.pytorch  # noqa: E402, F401
import numpy as np  # noqa: E402
import torch  # noqa: E402
from dataset import write_flat  # noqa: E402
from ptycho.config.config import PyTorchExecutionConfig  # noqa: E402
from ptycho.raw_data import RawData  # noqa: E402
from ptycho.workflows.components import load_data  # noqa: E402
from ptycho_torch.config_factory import create_training_payload  # noqa: E402
from ptycho_torch.train_lightning_only import set_seed  # noqa: E402
from ptycho_torch.train_utils import PtychoDataModuleLightning  # noqa: E402
from ptycho_torch.workflows import components  # noqa: E402

torch.set_num_threads(1)


def dataset(file, patterns, N, seed):
    rng = np.random.default_rng(seed)
    amplitude = rng.random((patterns, N, N)).astype(np.float32) * rng.random((patterns, 1, 1)).astype(np.float32)
    x, y = rng.random((2, patterns)) * 80
    write_flat(file, amplitude, x, y)
    return amplitude


def container(case, payload, train, val, amplitude):
    config = payload.tf_training_config
    if case["route"] == "script":
        n_subsample = case["overrides"].get("n_subsample")
        data = load_data(train, n_images=config.n_groups, n_subsample=n_subsample, subsample_seed=config.subsample_seed)
        amplitude = amplitude[data.sample_indices]
        other = load_data(val) if val else None
    else:
        data = RawData.from_file(train)
        other = RawData.from_file(val) if val else None
    made = components._ensure_container(data, config)
    validation = components._ensure_container(other, config) if other is not None else None
    loader, val_loader = components._build_lightning_dataloaders(made, validation, config, payload)
    members = np.asarray(made.nn_indices).reshape(-1)
    raw = float(np.sum(amplitude[members].astype(np.float64) ** 2))
    seen = float(torch.sum(made.X.double() ** 2))
    return {
        "samples": len(made.X),
        "validation_samples": 0 if validation is None else len(validation.X),
        "batches": len(loader),
        "validation_batches": 0 if val_loader is None else len(val_loader),
        "input_scale": (seen / raw) ** 0.5,
        "intensity_scale": float(made.physics_scaling_constant.reshape(-1)[0]),
        "physics_scale": None,
        "mean_measured_intensity": None,
    }


def mapped(payload, train, folder):
    data_folder = Path(folder, "one")
    data_folder.mkdir()
    os.link(train, data_folder / "train.npz")
    set_seed(42, n_devices=1)
    module = PtychoDataModuleLightning(
        str(data_folder),
        payload.pt_model_config,
        payload.pt_data_config,
        payload.pt_training_config,
        initial_remake_map=True,
        val_split=0.05,
        val_seed=42,
        execution_config=PyTorchExecutionConfig(accelerator="cpu"),
    )
    module.prepare_data()
    module.setup("fit")
    everything = module.train_dataset.dataset
    counts = everything.ci_contract_active
    statistics = everything.get_ci_statistics() if counts else None
    of = lambda name: float(everything.mmap_ptycho[name][0].reshape(-1)[0])  # noqa: E731
    return {
        "samples": len(module.train_dataset),
        "validation_samples": len(module.val_dataset),
        "batches": len(module.train_dataloader()),
        "validation_batches": len(module.val_dataloader()),
        "input_scale": float(statistics["rms_input_scale"][0]) if counts else of("rms_scaling_constant"),
        "intensity_scale": None,
        "physics_scale": None if counts else of("physics_scaling_constant"),
        "mean_measured_intensity": float(statistics["mean_measured_intensity"][0]) if counts else None,
    }


def answer(folder, index, case):
    own = Path(folder, str(index))
    own.mkdir()
    os.chdir(own)
    train = os.path.join(folder, f"{index}.npz")
    amplitude = dataset(train, case["patterns"], case["N"], index)
    val = None
    if case["validation"]:
        val = os.path.join(folder, f"{index}_val.npz")
        dataset(val, case["validation"], case["N"], index + 1000)
    payload = create_training_payload(
        train_data_file=Path(train),
        output_dir=Path(folder, "out"),
        execution_config=PyTorchExecutionConfig(accelerator="cpu"),
        overrides=case["overrides"],
    )
    if case["route"] == "memmap":
        return mapped(payload, train, own)
    return container(case, payload, train, val, amplitude)


question = json.load(sys.stdin)
for index, case in enumerate(question["cases"]):
    try:
        line = answer(question["folder"], index, case)
    except Exception as error:  # noqa: BLE001 – whatever PtychoPINN refuses is an answer
        line = {"error": f"{type(error).__name__}: {error}"}
    answers.write(json.dumps(line) + "\n")
    answers.flush()
