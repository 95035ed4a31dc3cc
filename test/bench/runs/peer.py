"""The peer in `npm run bench:runs`: walks the folders and reads each run's settings and losses, with libyaml and csv."""
import csv
import json
import os
import sys
import time

import yaml

begun = time.perf_counter()


class Loader(yaml.CSafeLoader):
    pass


Loader.add_constructor('tag:yaml.org,2002:python/tuple', lambda loader, node: loader.construct_sequence(node))

runs, losses, settings = 0, 0.0, []
for folder, _, files in os.walk(sys.argv[1]):
    if 'hparams.yaml' in files:
        runs += 1
        with open(os.path.join(folder, 'hparams.yaml')) as file:
            settings.append(yaml.load(file, Loader))
    if 'metrics.csv' in files:
        best = {}
        with open(os.path.join(folder, 'metrics.csv'), newline='') as file:
            for row in csv.DictReader(file):
                for name, text in row.items():
                    if text and 'loss' in name:
                        value = float(text)
                        best[name] = min(value, best.get(name, value))
        losses += sum(best.values())
print(json.dumps({
    'wall': time.perf_counter() - begun,
    'cpu': time.process_time(),
    'runs': runs,
    'losses': float(f'{losses:.9g}'),
}))
