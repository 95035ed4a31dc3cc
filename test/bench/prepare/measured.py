"""Runs a command; prints its wall clock, processor time and largest memory as JSON."""

import json
import resource
import subprocess
import sys
import time

begun = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    json.dumps(
        {
            "code": code,
            "seconds": time.perf_counter() - begun,
            "processor": used.ru_utime + used.ru_stime,
            "peak": used.ru_maxrss * 1024,
        }
    )
)
