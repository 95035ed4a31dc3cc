"""Writes draws.json: what numpy's legacy generator and torch's randperm draw, from the real ones.

    python test/plan/draws.py > test/plan/draws.json && npx biome format --write test/plan/draws.json
"""
import hashlib
import json

import numpy as np
import torch

SEEDS = [0, 1, 7, 42, 1234, 2147483648, 4294967295]


def sha256(values):
    return hashlib.sha256(np.asarray(values, dtype="<i4").tobytes()).hexdigest()


def numpy_draws(seed):
    np.random.seed(seed)
    # In this order, since each continues where the one before ended.
    permutation = np.random.permutation(10).tolist()
    large = sha256(np.random.permutation(3000))
    chosen = np.random.choice(np.arange(100, 140), size=9, replace=False).tolist()
    shuffled = np.arange(12)
    np.random.shuffle(shuffled)
    intervals = [int(np.random.choice(n)) for n in (1, 2, 3, 64, 65, 1000, 2**20 + 1)]
    return {
        "permutation": permutation,
        "permutation_3000_sha256": large,
        "choice_9_of_100_to_139": chosen,
        "shuffled_12": shuffled.tolist(),
        "below": intervals,
    }


def torch_draws(seed):
    generator = torch.Generator().manual_seed(seed)
    first, second = torch.utils.data.random_split(range(41), [39, 2], generator=generator)
    return {
        "randperm_10": torch.randperm(10, generator=torch.Generator().manual_seed(seed)).tolist(),
        "randperm_5000_sha256": sha256(
            torch.randperm(5000, generator=torch.Generator().manual_seed(seed)).numpy()
        ),
        "random_split_41": [list(first.indices), list(second.indices)],
    }


print(
    json.dumps(
        {
            "numpy": np.__version__,
            "torch": torch.__version__,
            "draws": [
                {"seed": seed, "numpy": numpy_draws(seed), "torch": torch_draws(seed)}
                for seed in SEEDS
            ],
        },
        indent=None,
    )
)
