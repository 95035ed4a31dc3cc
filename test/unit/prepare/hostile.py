"""Writes HDF5 files that no one should have to trust: `hostile.py FOLDER`, with FOLDER/in to be opened and FOLDER/out beside it."""

import os
import struct
import sys
import zlib

import h5py
import numpy as np

root = sys.argv[1]
inside, outside = os.path.join(root, "in"), os.path.join(root, "out")
os.makedirs(inside)
os.makedirs(outside)
os.chdir(inside)
counts = np.arange(4 * 8 * 8, dtype="u2").reshape(4, 8, 8)

with h5py.File("../out/part.h5", "w") as f:
    f["d"] = counts

with h5py.File("loops.h5", "w") as f:
    f["a/data"] = counts
    f["a/b/again"] = f["a"]
    f["a/soft"] = h5py.SoftLink("/a/other")
    f["a/other"] = h5py.SoftLink("/a/soft")
    f["a/self"] = h5py.SoftLink(".")
    f["me"] = h5py.ExternalLink("loops.h5", "/")
    f["me2"] = h5py.ExternalLink("loops.h5", "/me2")

with h5py.File("shapes.h5", "w") as f:
    f.create_dataset("row", shape=(2**60,), dtype="u1", chunks=(1024,))
    f.create_dataset("stack", shape=(2**40, 2**10, 2**10), dtype="u2", chunks=(1, 64, 64))
    f.create_dataset("long", shape=(2**45, 4), dtype="u1", chunks=(64, 4))
    f.create_dataset("empty", shape=(0, 8, 8), dtype="u2")
    f["null"] = h5py.Empty("f4")
    f["good"] = counts

with h5py.File("chunks.h5", "w") as f:
    f.create_dataset("large", shape=(4, 16384, 16384), dtype="f4", chunks=(1, 16384, 16384), compression="gzip")
    bomb = f.create_dataset("bomb", shape=(4, 64, 64), dtype="u2", chunks=(1, 64, 64), compression="gzip")
    squeeze = zlib.compressobj(1)
    block = bytes(2**24)
    parts = [squeeze.compress(block) for _ in range(96)] + [squeeze.flush()]
    bomb.id.write_direct_chunk((0, 0, 0), b"".join(parts))
    torn = f.create_dataset("torn", shape=(4, 64, 64), dtype="u2", chunks=(1, 64, 64), compression="gzip")
    torn.id.write_direct_chunk((0, 0, 0), zlib.compress(bytes(8192))[:8] + b"\xff" * 40)
    f["good"] = counts

with h5py.File("links.h5", "w") as f:
    f["relative"] = h5py.ExternalLink("../out/part.h5", "/d")
    f["absolute"] = h5py.ExternalLink(os.path.abspath("../out/part.h5"), "/d")
    f["symbolic"] = h5py.ExternalLink("way.h5", "/d")
    f["elsewhere"] = h5py.ExternalLink("/nowhere/at/all/near.h5", "/d")
    f["passwd"] = h5py.ExternalLink("/etc/passwd", "/d")
    f["text"] = h5py.ExternalLink("notes.txt", "/d")
    f["pipe"] = h5py.ExternalLink("pipe", "/d")
    f["gone"] = h5py.ExternalLink("gone.h5", "/d")
    f["wrong"] = h5py.ExternalLink("near.h5", "/no/such/array")
    f["dead"] = h5py.SoftLink("/no/such/array")
    f["good"] = counts
os.symlink("../out/part.h5", "way.h5")
os.mkfifo("pipe")
with open("notes.txt", "w") as text:
    text.write("these are notes\n" * 100)
with h5py.File("near.h5", "w") as f:
    f["d"] = counts + 1

with h5py.File("raw.h5", "w") as f:
    f.create_dataset("passwd", shape=(64,), dtype="u1", external=[("/etc/passwd", 0, 64)])
    f.create_dataset("notes", shape=(64,), dtype="u1", external=[("notes.txt", 0, 64)])
    f.create_dataset("absent", shape=(64,), dtype="u1", external=[("absent.raw", 0, 64)])
    f["good"] = counts

def virtual(f, name, *sources):
    layout = h5py.VirtualLayout(shape=(4 * len(sources), 8, 8), dtype="u2")
    for i, (file, dataset) in enumerate(sources):
        layout[4 * i : 4 * i + 4] = h5py.VirtualSource(file, dataset, shape=(4, 8, 8))
    f.create_virtual_dataset(name, layout, fillvalue=0)

with h5py.File("virtual.h5", "w") as f:
    virtual(f, "whole", ("near.h5", "d"))
    virtual(f, "missing", ("near.h5", "d"), ("gone.h5", "d"))
    virtual(f, "nameless", ("near.h5", "no"))
    virtual(f, "outside", ("near.h5", "d"), ("../out/part.h5", "d"))
    virtual(f, "itself", (".", "good"))
    f["good"] = counts
with h5py.File("nested.h5", "w") as f:
    virtual(f, "outer", ("virtual.h5", "missing"))

with h5py.File("many.h5", "w", libver="latest") as f:
    for i in range(30000):
        f.create_group(f"g{i:05d}")
with h5py.File("deep.h5", "w") as f:
    f["/".join(["g"] * 200) + "/d"] = counts
with h5py.File("names.h5", "w") as f:
    for name in ["\x1b[2Jclear", "line\nbreak", "\u202egnp", "..", "x" * 5000, "ünï"]:
        f[name] = counts
    f.attrs["long"] = "y" * 30000
    f.attrs["list"] = np.arange(1000)
    f.attrs["\x1b[31m"] = "\x1b[31mred"

with h5py.File("types.h5", "w") as f:
    f["complex64"] = (counts + 1j).astype("c8")
    f["real_imag"] = np.zeros(3, [("real", "f8"), ("imag", "f8")])
    f["compound"] = np.zeros(3, [("x", "f8"), ("y", "f4"), ("z", "S4")])
    f["swapped"] = np.zeros(3, [("i", "f8"), ("r", "f8")])
    f["bool"] = np.array([True, False])
    f["enum"] = np.array([0, 1, 2], dtype=h5py.enum_dtype({"a": 0, "b": 1, "c": 2}, basetype="u1"))
    f["array"] = np.zeros(3, dtype=[("v", "f4", (3,))])["v"]
    f.create_dataset("array_type", shape=(3,), dtype=np.dtype(("f4", (3,))))
    f["reference"] = np.array([f["bool"].ref], dtype=h5py.ref_dtype)
    f.create_dataset("lists", shape=(2,), dtype=h5py.vlen_dtype("i4"))
    f["fixed"] = np.array([b"ab", b"c"])
    f["texts"] = np.array(["ä", "bc"], dtype=h5py.string_dtype())
    f["big"] = counts.astype(">f4")
    f["half"] = counts.astype("f2")
    f["long"] = counts.astype("i8")
    f["longdouble"] = np.zeros(2, dtype="longdouble")
    f["scalar"] = 1.5
    f["nan"] = np.array([np.nan, -np.inf])
    f["nan"].attrs["limit"] = np.inf
    unknown = f.create_dataset("unknown", shape=(4, 64, 64), dtype="u2", chunks=(1, 64, 64), compression=32999, allow_unknown_filter=True)
    unknown.id.write_direct_chunk((0, 0, 0), bytes(100))
    f.create_dataset("lzf", data=counts, compression="lzf", shuffle=True)
    f.create_dataset("scaled", data=counts, scaleoffset=0)
    f.create_dataset("summed", data=counts, compression="gzip", fletcher32=True)

with open("old.mat", "wb") as f:
    f.write(b"MATLAB 5.0 MAT-file, Platform: GLNXA64".ljust(124) + struct.pack("<HH", 0x0100, 0x4D49) + bytes(400))
with open("header.mat", "wb") as f:
    f.write(b"MATLAB 7.3 MAT-file".ljust(512) + b"\x89HDF\r\n\x1a\n" + bytes(100))
with h5py.File("text.mat", "w", userblock_size=512) as f:
    f["name"] = np.array([[ord(c)] for c in "scan 7"], dtype="u2")
    f["name"].attrs["MATLAB_class"] = np.bytes_("char")
    f["cells"] = np.array([f["name"].ref], dtype=h5py.ref_dtype)
    f["#refs#/a"] = counts
with open("text.mat", "r+b") as f:
    f.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(512))
