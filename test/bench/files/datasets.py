"""Writes the datasets of the bench with numpy into the folder given: small.npz, deflated.npz, sparse.npz."""
import sys
import zipfile
from pathlib import Path

import numpy as np

GIB = 2**30
BLOCK = bytes(16 * 2**20)


def probe(n):
    y, x = np.mgrid[:n, :n] - n / 2
    return (np.exp(-(x**2 + y**2) / (n / 4) ** 2) * np.exp(1j * x / 9)).astype("c8")


def scan(count, rng):
    return {"xcoords": rng.uniform(0, 300, count), "ycoords": rng.uniform(0, 300, count)}


def patterns(count, n, rng):
    """Amplitudes: square roots of Poisson counts around a broad peak, so that they deflate as real ones do."""
    y, x = np.mgrid[:n, :n] - n / 2
    mean = 400 * np.exp(-np.hypot(x, y) / (n / 10))
    return np.sqrt(rng.poisson(mean, (count, n, n))).astype("f4")


class Sparse:
    """A file in which blocks of zeros are holes."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        if bytes(data) != bytes(len(data)):
            return self.file.write(data)
        self.file.seek(len(data), 1)
        return len(data)

    def __getattr__(self, name):
        return getattr(self.file, name)


def write_sparse(path, gib):
    """Python's own zip64 archive: stored, with true checksums; its patterns take no room on the disk."""
    count = gib * GIB // (256 * 256 * 4)
    header = {"descr": "<f4", "fortran_order": False, "shape": (count, 256, 256)}
    with open(path, "wb") as file, zipfile.ZipFile(Sparse(file), "w", allowZip64=True) as archive:
        with archive.open("diffraction.npy", "w", force_zip64=True) as member:
            np.lib.format.write_array_header_1_0(member, header)
            for _ in range(gib * GIB // len(BLOCK)):
                member.write(BLOCK)
        rest = {"probeGuess": probe(256), **scan(count, np.random.default_rng(2))}
        for name, array in rest.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array)


folder = Path(sys.argv[1])
rng = np.random.default_rng(1)
small = 4090
np.savez_compressed(
    folder / "small.npz", diffraction=patterns(small, 64, rng), probeGuess=probe(64), **scan(small, rng)
)
count = GIB // (256 * 256 * 4)
np.savez_compressed(
    folder / "deflated.npz",
    diffraction=np.zeros((count, 256, 256), "f4"),
    probeGuess=probe(256),
    **scan(count, rng),
)
write_sparse(folder / "sparse.npz", 6)
