"""Draws groups with PtychoPINN's own loaders: a JSON list of cases on stdin, a list of answers on stdout."""
import contextlib
import json
import logging
import os
import sys
import tempfile

import numpy as np
from dataset import write_flat

N = 8


def write(case, folder):
    """The dataset of a case, as every loader wants it."""
    dtype = np.float32 if case["single"] else np.float64
    x, y = np.array(case["x"], dtype), np.array(case["y"], dtype)
    path = os.path.join(folder, "scan.npz")
    write_flat(path, np.ones((len(x), N, N), np.float32), x, y)
    return path


def container(spec, path):
    from ptycho.workflows.components import load_data

    # All patterns where the entry point takes no part of them first.
    taken = spec["subsample"]
    data = load_data(path, n_subsample=10**9 if taken is None else taken, subsample_seed=spec["seed"])
    data.objectGuess = None
    grouped = data.generate_grouped_data(
        N,
        K=spec["neighbours"],
        nsamples=spec["groups"],
        dataset_path=None,
        seed=spec["seed"],
        sequential_sampling=spec["sequential"],
        gridsize=spec["gridsize"],
    )
    return {"groups": np.asarray(grouped["nn_indices"]).tolist(), "taken": data.sample_indices.tolist()}


def memory_map(spec, path):
    import torch
    from ptycho_torch.config_params import DataConfig, ModelConfig
    from ptycho_torch.dataloader import PtychoDataset
    from ptycho_torch.train_utils import set_seed

    side = int(spec["perGroup"] ** 0.5)
    dataset = PtychoDataset.__new__(PtychoDataset)
    dataset.model_config = ModelConfig(mode="Unsupervised", object_big=spec["grouped"])
    dataset.data_config = DataConfig(
        N=N,
        C=spec["perGroup"],
        grid_size=(side, side),
        K=spec["neighbours"],
        n_subsample=spec["draws"],
        x_bounds=tuple(spec["xBounds"]),
        y_bounds=tuple(spec["yBounds"]),
        neighbor_function=spec["neighbourFunction"],
        min_neighbor_distance=spec["minDistance"],
        max_neighbor_distance=spec["maxDistance"],
        K_quadrant=spec["quadrantNeighbours"],
        scan_pattern=spec["scanPattern"],
    )
    dataset.file_list = [path]
    set_seed(spec["seed"])
    total, _, _, valid, _, grouping = dataset.calculate_length()
    groups = grouping[0][0] if grouping[0] is not None else valid[0][:, None]
    validation = int(spec["split"]["share"] * total)
    first, second = torch.utils.data.random_split(
        range(total),
        [total - validation, validation],
        generator=torch.Generator().manual_seed(spec["split"]["seed"]),
    )
    return {
        "groups": np.asarray(groups).tolist(),
        "training": list(first.indices),
        "validation": list(second.indices),
    }


def answer(case, folder):
    path = write(case, folder)
    spec = case["spec"]
    try:
        draw = container if spec["algorithm"] == "container" else memory_map
        return draw(spec, path)
    # Without a group, 4_quadrant fails on the shape of its result.
    except (ValueError, IndexError) as error:
        return {"error": str(error)}


cases = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
    os.chdir(folder)
    logging.disable(logging.CRITICAL)
    answers = [answer(case, folder) for case in cases]
print(json.dumps(answers))
