"""Writes the datasets of the rule table: small simulated scans, each with an edit of its own. Needs numpy alone."""

import json
import sys

import numpy as np


def scan(count, side, step=8.0):
    """A scan on a raster whose amplitudes come from a probe and an object, with every array that a loader reads."""
    random = np.random.default_rng(7)
    columns = int(np.ceil(np.sqrt(count)))
    index = np.arange(count)
    x = side / 2 + 4 + step * (index % columns) + random.uniform(-1, 1, count)
    y = side / 2 + 4 + step * (index // columns) + random.uniform(-1, 1, count)
    size = int(max(x.max(), y.max()) + side / 2 + 8)
    grid = np.arange(side) - side / 2
    radius = np.hypot(*np.meshgrid(grid, grid))
    probe = np.exp(-((radius / (side / 6)) ** 2) + 1j * (radius / (side / 4)) ** 2).astype(np.complex64)
    smooth = np.fft.ifft2(np.fft.fft2(random.normal(size=(size, size))) * np.exp(-np.hypot(*np.meshgrid(np.fft.fftfreq(size), np.fft.fftfreq(size))) * 30)).real
    thing = ((1 - 0.2 * np.abs(smooth) / np.abs(smooth).max()) * np.exp(1j * smooth / np.abs(smooth).max())).astype(np.complex64)
    frames = []
    for u, v in zip(x, y):
        top, left = int(round(v - side / 2)), int(round(u - side / 2))
        wave = np.fft.fftshift(np.fft.fft2(probe * thing[top : top + side, left : left + side])) / side
        frames.append(np.abs(wave))
    diffraction = np.asarray(frames, dtype=np.float32)
    return {
        "diffraction": diffraction,
        "diff3d": diffraction.copy(),
        "probeGuess": probe,
        "objectGuess": thing,
        "xcoords": x,
        "ycoords": y,
        "xcoords_start": x.copy(),
        "ycoords_start": y.copy(),
    }


def main():
    for wanted in json.load(sys.stdin):
        arrays = scan(wanted["count"], wanted["side"])
        exec(wanted["edit"], {"np": np, "a": arrays, "json": json})
        np.savez(wanted["path"], **arrays)


main()
