"""The same with numpy and scipy, as PtychoPINN does it (ptycho/raw_data.py:645-720): `FILE K SEED ROUNDS`."""
import json
import sys
import time

import numpy as np
from scipy.spatial import cKDTree

file, neighbours, seed, rounds = sys.argv[1], *map(int, sys.argv[2:])
points = np.fromfile(file).reshape(2, -1).T.copy()
times = []
for _ in range(rounds):
    begun = time.perf_counter()
    np.random.seed(seed)
    _, near = cKDTree(points).query(points, k=neighbours + 1)
    groups = np.zeros((len(points), 4), dtype=np.int32)
    for i in range(len(points)):
        groups[i] = np.random.choice(near[i][1:], size=4, replace=False)
    times.append(1000 * (time.perf_counter() - begun))
flat = groups.ravel().astype(np.int64)
total = int((flat * (np.arange(len(flat)) % 97 + 1)).sum() % 1_000_003)
print(json.dumps({"times": times, "sum": total}))
