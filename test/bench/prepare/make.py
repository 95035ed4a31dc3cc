"""Writes a scan: python make.py counts FILE BYTES (counts in HDF5, chunked by frame), or sparse FILE BYTES (only its last frame is on the disk)."""

import sys

import h5py
import numpy as np

SIDE = 512
kind, file, size = sys.argv[1], sys.argv[2], int(float(sys.argv[3]))
count = size // (SIDE * SIDE * 2)
rng = np.random.default_rng(1)
y, x = np.mgrid[:SIDE, :SIDE] - SIDE // 2
beam = 2000 * np.exp(-(x**2 + y**2) / 900) + 3 * np.exp(-(x**2 + y**2) / 20000)
frames = rng.poisson(beam, (64, SIDE, SIDE)).astype(np.uint16)
frames[:, 3, 4] = 65535
with h5py.File(file, "w") as out:
    if kind == "sparse":
        data = out.create_dataset("data", (count, SIDE, SIDE), np.uint16)
        data[-1] = frames[0]
    else:
        data = out.create_dataset("data", (count, SIDE, SIDE), np.uint16, chunks=(1, SIDE, SIDE))
        for start in range(0, count, 64):
            # Each block is another one, so that nothing can be shared.
            part = np.roll(frames, start, axis=0)[: count - start]
            data[start : start + len(part)] = part
    columns = int(np.ceil(np.sqrt(count)))
    out["x"] = (np.arange(count) % columns) * 1e-7
    out["y"] = (np.arange(count) // columns) * 1e-7
