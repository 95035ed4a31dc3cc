"""
Amplitudes that PtychoPINN's own forward model gives for the probe and object of datasets: {"files", "indices"} on stdin; for
each file a JSON list of patterns, row by row, on stdout.
"""

import json
import os
import sys

# The answer alone goes to stdout: what is imported prints there, too.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

# Lightning comes before TensorFlow: each brings an LLVM, and in the other order a stock install aborts.
import lightning.pytorch  # noqa: E402, F401
import numpy as np  # noqa: E402
import torch  # noqa: E402
from ptycho.raw_data import get_image_patches  # noqa: E402
from ptycho_torch import helper  # noqa: E402
from ptycho_torch.config_params import DataConfig, ModelConfig  # noqa: E402
from ptycho_torch.model import ProbeIllumination  # noqa: E402



def predict(file, picked):
    data = np.load(file)
    probe = data["probeGuess"]
    N = probe.shape[-1]
    at = np.stack([data["xcoords"][picked], data["ycoords"][picked]], -1).reshape(-1, 1, 2, 1)
    patches = get_image_patches(data["objectGuess"], at, np.zeros_like(at), N=N, gridsize=1)
    lit, _ = ProbeIllumination(ModelConfig(), DataConfig(N=N))(
        torch.from_numpy(patches.numpy().transpose(0, 3, 1, 2)),
        torch.from_numpy(probe).reshape(1, 1, -1, N, N),
    )
    amplitudes, _ = helper.pad_and_diffract(lit, pad=False)
    return [one.flatten().tolist() for one in amplitudes.detach().double()]


job = json.load(sys.stdin)
json.dump([predict(file, job["indices"]) for file in job["files"]], answers)
answers.flush()
