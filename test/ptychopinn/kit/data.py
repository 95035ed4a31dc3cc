"""
Writes train.npz, validation.npz and counts.npz into the folder of argv[1]: simulated scans with every array that a loader
reads, the last with photon counts in place of amplitudes.
"""

import sys
from pathlib import Path

import numpy as np
from dataset import arrays

N = 64


def scan(columns, rows, seed):
    """A jittered raster over one object: amplitudes of its exit waves."""
    random = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), -1).reshape(-1, 2)
    positions = N / 2 + 4 + 8 * grid + random.uniform(-1.5, 1.5, grid.shape)
    side = int(positions.max()) + N // 2 + 4
    y, x = np.mgrid[:side, :side]
    thing = (1 - 0.3 * np.sin(x / 7) ** 2) * np.exp(1j * np.sin(x / 11) * np.cos(y / 9))
    v, u = np.mgrid[:N, :N] - N / 2
    probe = np.exp(-(u**2 + v**2) / 200 + 1j * (u**2 + v**2) / 900)
    amplitudes = []
    for left, top in np.rint(positions - N / 2).astype(int):
        wave = probe * thing[top : top + N, left : left + N]
        amplitudes.append(np.abs(np.fft.fftshift(np.fft.fft2(wave))) / N)
    patterns = np.array(amplitudes, np.float32)
    return arrays(patterns, *positions.T, probe, thing)


folder = Path(sys.argv[1])
np.savez(folder / "train.npz", **scan(12, 10, seed=1))
np.savez(folder / "validation.npz", **scan(8, 6, seed=2))

counts = scan(12, 10, seed=1)
intensity = counts["diffraction"].astype(float) ** 2
per_pattern = 1e6 / intensity.sum(axis=(1, 2)).mean()
counts["diffraction"] = np.random.default_rng(3).poisson(intensity * per_pattern).astype(np.float32)
counts["diff3d"] = counts["diffraction"]
np.savez(folder / "counts.npz", **counts)
