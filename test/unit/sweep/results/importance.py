"""Writes importance.json: what scipy says of ranks, Spearman's correlation and Kruskal-Wallis. Needs numpy and scipy."""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(7)
cases = []


def numbers(axis, loss):
    rho, chance = stats.spearmanr(axis, loss)
    cases.append({"values": list(axis), "losses": list(loss), "method": "spearman",
                  "value": float(rho), "chance": float(chance)})


def categories(axis, loss):
    groups = [[l for a, l in zip(axis, loss) if a == name] for name in dict.fromkeys(axis)]
    h, chance = stats.kruskal(*groups)
    cases.append({"values": list(axis), "losses": list(loss), "method": "kruskal-wallis",
                  "value": float(h / (len(loss) - 1)), "chance": float(chance)})


for count in (5, 8, 30, 200):
    for noise in (0.05, 0.5, 5):
        rates = 10 ** random.uniform(-5, -2, count)
        numbers(rates.tolist(), (np.log(rates) + noise * random.normal(size=count)).tolist())
        grid = random.choice([1, 2, 3], count)
        grid[:2] = [1, 2]
        numbers(grid.tolist(), np.round(-grid + noise * random.normal(size=count), 1).tolist())
        names = random.choice(["cnn", "fno", "hybrid"], count)
        names[:3] = ["cnn", "fno", "cnn"]
        step = np.array([{"cnn": 0.0, "fno": 1.0, "hybrid": 0.4}[name] for name in names])
        categories(names.tolist(), np.round(step + noise * random.normal(size=count), 2).tolist())
flags = random.choice([True, False], 40)
numbers(flags.tolist(), (flags + random.normal(size=40)).tolist())

out = Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"scipy": scipy.__version__, "cases": cases}) + "\n")
