"""A dataset with every array that a loader of PtychoPINN reads."""

import numpy as np


def arrays(patterns, x, y, probe, thing):
    return {
        # Under both names, since each of PtychoPINN's loaders asks for one of them first.
        "diffraction": patterns,
        "diff3d": patterns,
        "probeGuess": probe.astype(np.complex64),
        "objectGuess": thing.astype(np.complex64),
        "xcoords": x,
        "ycoords": y,
        "xcoords_start": x,
        "ycoords_start": y,
        "scan_index": np.zeros(len(x), int),
    }


def write_flat(file, patterns, x, y):
    """Patterns at positions, with a probe and an object of ones."""
    N = patterns.shape[-1]
    np.savez(file, **arrays(patterns, x, y, np.ones((N, N)), np.ones((3 * N, 3 * N))))
