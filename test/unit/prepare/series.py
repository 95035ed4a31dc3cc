"""Writes each pattern of a stack into a file of its own: python series.py KIND FOLDER PREFIX DIGITS FIRST."""
import os
import struct
import sys

import h5py
import numpy as np

kind, folder, prefix, digits, first = sys.argv[1:6]
here = os.path.dirname(os.path.abspath(__file__))
patterns = np.load(os.path.join(here, '../../foreign/patterns.npy'))
positions = np.loadtxt(os.path.join(here, '../../foreign/positions_xy_m.txt'))
os.makedirs(folder, exist_ok=True)


def tiff(name, image):
    data = image.astype('<u2').tobytes()
    height, width = image.shape
    longs = {256: width, 257: height, 273: 134, 278: height, 279: len(data)}
    shorts = {258: 16, 259: 1, 262: 1, 277: 1, 339: 1}
    tags = sorted([(tag, 4, value) for tag, value in longs.items()] + [(tag, 3, value) for tag, value in shorts.items()])
    with open(name, 'wb') as file:
        file.write(b'II*\0' + struct.pack('<I', 8) + struct.pack('<H', len(tags)))
        for tag, size, value in tags:
            file.write(struct.pack('<HHII', tag, size, 1, value))
        file.write(struct.pack('<I', 0) + data)


for i, image in enumerate(patterns):
    name = os.path.join(folder, f'{prefix}{i + int(first):0{digits}d}')
    if kind == 'tif':
        tiff(f'{name}.tif', image)
    if kind == 'npy':
        np.save(f'{name}.npy', image)
    if kind == 'npz':
        np.savez_compressed(f'{name}.npz', image=image)
    if kind == 'h5':
        with h5py.File(f'{name}.h5', 'w') as file:
            # A stack of one, as detectors write it, with what is the same and what differs.
            file.create_dataset('/entry/data/data', data=image[None], chunks=(1, 64, 64), compression='gzip')
            for path, value, unit in [('energy', 8.8, 'keV'), ('x', positions[i, 0], 'm'), ('y', positions[i, 1], 'm'), ('detector/distance', 1.5, 'm'), ('detector/x_pixel_size', 75e-6, 'm')]:
                file[f'/entry/{path}'] = value
                file[f'/entry/{path}'].attrs['units'] = unit
            file['/entry/title'] = f'frame {i}'
if kind == 'lines':
    # Five lines of a fly scan, six patterns each.
    for i in range(5):
        with h5py.File(os.path.join(folder, f'{prefix}{i + int(first):0{digits}d}.h5'), 'w') as file:
            part = slice(6 * i, 6 * i + 6)
            file['/entry/data/data'] = patterns[part]
            for axis in (0, 1):
                file[f'/entry/{"xy"[axis]}'] = positions[part, axis]
                file[f'/entry/{"xy"[axis]}'].attrs['units'] = 'm'
