"""The same recipe as a careful scientist writes it: h5py and numpy, 64 frames at a time, straight into the archive: python peer.py FILE OUT stored|deflated"""

import sys
import zipfile

import h5py
import numpy as np

source, target, how = sys.argv[1:]
N, AT_ONCE = 128, 64
method = {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}[how]


def prepared(block):
    block = block.astype(np.float64)
    block[block == 65535] = 0
    block = block[:, 128:384, 128:384]
    block = block.reshape(-1, N, 2, N, 2).sum(axis=(2, 4))
    return np.sqrt(block).astype(np.float32)


with h5py.File(source, "r") as held, zipfile.ZipFile(target, "w", method, compresslevel=4) as out:
    data = held["data"]
    header = {"descr": "<f4", "fortran_order": False, "shape": (len(data), N, N)}
    # PtychoPINN's readers ask for either name.
    for name in ("diffraction", "diff3d"):
        with out.open(f"{name}.npy", "w", force_zip64=True) as member:
            np.lib.format.write_array_header_1_0(member, header)
            for start in range(0, len(data), AT_ONCE):
                member.write(prepared(data[start : start + AT_ONCE]).tobytes())
    pixel = 1.23984198e-6 / 8800 * 1.5 / (N * 2 * 75e-6)
    x, y = (held[axis][:] / pixel for axis in "xy")
    arrays = {"xcoords": x, "ycoords": y, "probeGuess": np.ones((N, N), np.complex64)}
    for name, values in arrays.items():
        with out.open(f"{name}.npy", "w") as member:
            np.lib.format.write_array(member, values)
