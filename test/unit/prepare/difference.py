"""Prints as JSON how far arrays of two npz files are apart: python difference.py A.npz B.npz [truth]."""
import json
import sys

import numpy as np

a, b = np.load(sys.argv[1]), np.load(sys.argv[2])


def largest(x, y):
    return float(np.abs(x - y).max()) if x.shape == y.shape else f'{x.shape} {y.shape}'


if len(sys.argv) > 3:
    # Positions up to a common offset, the probe up to a factor.
    probe, truth = a['probeGuess'].astype(complex), b['probe']
    factor = np.vdot(probe, truth) / np.vdot(probe, probe)
    found = {
        'amplitude': largest(a['diffraction'], b['amplitude']),
        'copy': bool(np.array_equal(a['diffraction'], a['diff3d'])),
        'positions': max(
            largest(a[f'{k}coords'] - a[f'{k}coords'].mean(), b[k] - b[k].mean()) for k in 'xy'
        ),
        'probe': float(np.linalg.norm(probe * factor - truth) / np.linalg.norm(truth)),
    }
else:
    names = [name for name in b.files if name != '_metadata']
    found = {
        name: largest(a[name], b[name]) if a[name].dtype == b[name].dtype else f'{a[name].dtype} {b[name].dtype}'
        for name in names
    }
print(json.dumps(found))
