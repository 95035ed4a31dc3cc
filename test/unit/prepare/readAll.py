"""What numpy and h5py read of files: `readAll.py OUT FILE…` writes OUT.json and the values of each array to OUT/N.bin."""

import json
import os
import sys

import h5py
import numpy as np

out, files = sys.argv[1], sys.argv[2:]
os.makedirs(out)
listed = {}
count = 0


def keep(array):
    """The array as Pinnboard gives it: little-endian, 64-bit integers and float16 as wider floats."""
    global count
    array = np.asarray(array)
    if array.dtype.names:
        array = array[array.dtype.names[0]] + 1j * array[array.dtype.names[1]]
    entry = {"shape": list(array.shape), "dtype": str(array.dtype.newbyteorder("="))}
    if array.dtype.kind == "O" or array.dtype.kind in "SU":
        texts = [t.decode() if isinstance(t, bytes) else str(t) for t in array.reshape(-1).tolist()]
        return {**entry, "dtype": "text", "texts": texts}
    if array.dtype.kind in "iu" and array.dtype.itemsize == 8:
        array = array.astype(np.float64)
    if array.dtype == np.float16:
        array = array.astype(np.float32)
    path = f"{out}/{count}.bin"
    count += 1
    np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"))).tofile(path)
    return {**entry, "bin": path}


def walk(group, found, prefix):
    for name in group:
        path = f"{prefix}/{name}"
        item = group.get(name)
        if isinstance(item, h5py.Group):
            walk(item, found, path)
        elif isinstance(item, h5py.Dataset):
            try:
                found[path] = keep(item[()])
            except OSError:
                # h5py comes without bitshuffle.
                found[path] = {"shape": list(item.shape), "dtype": str(item.dtype)}


for file in files:
    found = listed[file] = {}
    if file.endswith(".npz"):
        with np.load(file) as npz:
            found.update({name: keep(npz[name]) for name in npz.files})
    elif file.endswith(".npy"):
        found[""] = keep(np.load(file))
    elif file.endswith((".csv", ".txt")):
        delimiter = "," if file.endswith(".csv") else None
        with open(file) as text:
            header = any(letter.isalpha() and letter not in "einaf" for letter in text.readline())
        found[""] = keep(np.loadtxt(file, delimiter=delimiter, skiprows=int(header)))
    else:
        with h5py.File(file) as h5:
            walk(h5, found, "")
print(json.dumps(listed))
