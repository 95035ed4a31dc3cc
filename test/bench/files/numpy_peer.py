"""numpy's side of the bench: `numpy_peer.py TASK FILE RUNS [INDEX]`; prints JSON of milliseconds and peak memory."""
import json
import resource
import sys
import time
import zipfile

import numpy as np

HEADERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def headers(path, _):
    """Shapes and dtypes without the data."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            with archive.open(name) as member:
                shape, _, dtype = HEADERS[np.lib.format.read_magic(member)](member)
                found[name] = (shape, dtype)
    return found


def whole(path, _):
    with np.load(path) as archive:
        return {name: archive[name] for name in archive.files}


def pattern(path, index):
    with np.load(path) as archive:
        return float(archive["diffraction"][index].sum(dtype="f8"))


def peak():
    """Bytes; VmHWM because ru_maxrss begins with the memory of the parent."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


task, path, runs, index = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
work = {"idle": lambda *_: None, "headers": headers, "whole": whole, "pattern": pattern}[task]
times = []
for _ in range(runs):
    begin = time.perf_counter()
    result = work(path, index)
    times.append((time.perf_counter() - begin) * 1000)
answer = result if task == "pattern" else None
print(json.dumps({"times": times, "peak": peak(), "answer": answer}))
