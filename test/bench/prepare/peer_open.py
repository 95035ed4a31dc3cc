"""The same with h5py: python peer_open.py open|pattern FILE INDEX"""

import json
import sys
import time

import h5py

task, file, index = sys.argv[1:]
begun = time.perf_counter()
with h5py.File(file, "r") as held:
    data = held["data"]
    shape, kind = data.shape, data.dtype
    opened = time.perf_counter()
    total = int(data[int(index)].sum()) if task == "pattern" else 0
    read = time.perf_counter()
print(json.dumps({"open": 1e3 * (opened - begun), "pattern": 1e3 * (read - opened), "sum": total}))
