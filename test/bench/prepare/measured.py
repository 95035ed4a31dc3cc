"""Runs a command; prints what it printed, its wall clock, processor time and largest memory as JSON."""

import json
import resource
import subprocess
import sys
import time

begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    json.dumps(
        {
            "code": done.returncode,
            "output": done.stdout,
            "seconds": time.perf_counter() - begun,
            "processor": used.ru_utime + used.ru_stime,
            "peak": used.ru_maxrss * 1024,
        }
    )
)
