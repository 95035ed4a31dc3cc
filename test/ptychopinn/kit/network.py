"""Builds networks with PtychoPINN's own code, and measures training steps of them.

Reads {"folder", "sizes", "cases"} from stdin: a dataset of each size is written into the folder as train<N>.npz, and each
case, {"size", "overrides", "lightning", "step"}, is built from the dataset of its size. `step` is null or {"modes"}.
Writes a line of JSON per case: {"error"}, or {"parameters", "bytes", "complex", "tensors", "step"}, where `step` is null
or {"flops", "saved", "peak", "state"} in bytes and operations.
"""

import json
import os
import sys
import warnings
from dataclasses import replace
from pathlib import Path

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)
warnings.filterwarnings("ignore")

import lightning.pytorch  # noqa: E402, F401
import numpy as np  # noqa: E402
import torch  # noqa: E402
from ptycho.config.config import PyTorchExecutionConfig  # noqa: E402
from ptycho_torch.config_factory import create_training_payload  # noqa: E402
from ptycho_torch.config_params import InferenceConfig  # noqa: E402
from ptycho_torch.generators.registry import resolve_generator  # noqa: E402
from ptycho_torch.model import PtychoPINN_Lightning  # noqa: E402
from torch.multiprocessing.reductions import StorageWeakRef  # noqa: E402
from torch.utils._python_dispatch import TorchDispatchMode  # noqa: E402
from torch.utils._pytree import tree_leaves  # noqa: E402
from torch.utils.flop_counter import FlopCounterMode  # noqa: E402

torch.set_num_threads(1)


def dataset(folder, size):
    probe = np.ones((size, size), np.complex64)
    np.savez(
        os.path.join(folder, f"train{size}.npz"),
        diffraction=np.ones((2, size, size), np.float32),
        probeGuess=probe,
        objectGuess=np.ones((2 * size, 2 * size), np.complex64),
        xcoords=np.array([0.0, 3.0]),
        ycoords=np.array([0.0, 3.0]),
    )


def build(folder, case):
    """The Lightning module, as training builds it, and its sections."""
    payload = create_training_payload(
        train_data_file=Path(folder, f"train{case['size']}.npz"),
        output_dir=Path(folder, "out"),
        execution_config=PyTorchExecutionConfig(accelerator="cpu"),
        overrides={"n_groups": 2, **case["overrides"]},
    )
    model = payload.pt_model_config
    if model.mode == "Supervised" and model.loss_function != "MAE":
        model = replace(model, loss_function="MAE")
    sections = {
        "model_config": model,
        "data_config": payload.pt_data_config,
        "training_config": payload.pt_training_config,
        "inference_config": InferenceConfig(),
    }
    if case["lightning"]:
        return PtychoPINN_Lightning(**sections), payload
    network = resolve_generator(payload.tf_training_config)
    return network.build_model({**sections, "execution_config": None}), payload


def batch_of(payload, modes):
    """A batch with the fields and shapes of the native route's."""
    batch, channels, size = (
        payload.pt_training_config.batch_size,
        payload.pt_data_config.C,
        payload.pt_data_config.N,
    )
    one = torch.ones(batch, 1, 1, 1)
    fields = {
        "images": torch.rand(batch, channels, size, size) + 0.1,
        "observed_images": torch.rand(batch, channels, size, size) + 0.1,
        "coords_relative": torch.rand(batch, channels, 1, 2),
        "rms_scaling_constant": one,
        "physics_scaling_constant": one.clone(),
        "experiment_id": torch.zeros(batch, dtype=torch.long),
    }
    if payload.pt_model_config.mode == "Supervised":
        fields["label_amp"] = torch.rand(batch, channels, size, size)
        fields["label_phase"] = torch.rand(batch, channels, size, size)
    if payload.pt_model_config.physics_forward_mode == "rectangular_scaled":
        # The fields of counts that have a physical scale.
        fields["measured_intensity"] = fields["observed_images"]
        fields["rms_input_scale"] = one.clone()
        fields["mean_measured_intensity"] = one.clone()
    probe = torch.ones(batch, channels, modes, size, size, dtype=torch.complex64)
    return fields, probe, one.clone()


def key(tensor):
    return tensor.untyped_storage()._cdata


class Living(TorchDispatchMode):
    """The most bytes of living tensors after any operation."""

    def __init__(self, tensors):
        super().__init__()
        self.living = {}
        self.peak = 0
        for tensor in tensors:
            self.add(tensor)

    def add(self, tensor):
        storage = tensor.untyped_storage()
        self.living[storage._cdata] = (StorageWeakRef(storage), storage.nbytes())

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        out = func(*args, **(kwargs or {}))
        for leaf in tree_leaves(out):
            if isinstance(leaf, torch.Tensor):
                self.add(leaf)
        self.living = {k: v for k, v in self.living.items() if not v[0].expired()}
        self.peak = max(self.peak, sum(size for _, size in self.living.values()))
        return out


def measure(model, payload, modes):
    batch = batch_of(payload, modes)
    optimizer = model.configure_optimizers()["optimizer"]
    given = [*model.parameters(), *model.buffers(), *tree_leaves(batch)]

    def step():
        model.compute_loss(batch).backward()
        optimizer.step()
        optimizer.zero_grad()

    model.train()
    step()
    state = [
        value
        for values in optimizer.state.values()
        for value in values.values()
        if isinstance(value, torch.Tensor)
    ]

    known = {key(tensor) for tensor in given}
    saved = {}

    def pack(tensor):
        if key(tensor) not in known:
            saved[key(tensor)] = tensor.untyped_storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        loss = model.compute_loss(batch)
    total = sum(saved.values())
    del loss
    with FlopCounterMode(display=False) as flops:
        step()
    with Living([*given, *state]) as living:
        step()
    return {
        "flops": flops.get_total_flops(),
        "saved": total,
        "peak": living.peak,
        "state": sum(tensor.untyped_storage().nbytes() for tensor in state),
    }


def answer(folder, case):
    model, payload = build(folder, case)
    parameters = list(model.parameters())
    return {
        "parameters": sum(p.numel() for p in parameters),
        "bytes": sum(p.numel() * p.element_size() for p in parameters),
        "complex": sum(p.numel() for p in parameters if p.is_complex()),
        "tensors": len(parameters),
        "step": None if case["step"] is None else measure(model, payload, case["step"]["modes"]),
    }


job = json.load(sys.stdin)
for size in job["sizes"]:
    dataset(job["folder"], size)
for case in job["cases"]:
    try:
        found = answer(job["folder"], case)
    except Exception as error:
        found = {"error": f"{type(error).__name__}: {error}"}
    answers.write(json.dumps(found) + "\n")
    answers.flush()
