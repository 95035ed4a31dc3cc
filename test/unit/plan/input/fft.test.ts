/** The transform against numpy's, for powers of two and other sides. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { fourier } from '../../../../shared/plan/input/fft';
import { PYTHON } from '../../../python';
import { randomNumbers } from './simulate';

const TRANSFORM = `
import sys, numpy as np
a = np.frombuffer(sys.stdin.buffer.read(), complex)
n = int(sys.argv[1])
sys.stdout.buffer.write(np.fft.fft2(a.reshape(n, n)).tobytes())
`;

/** `numpy.fft.fft2` of interleaved complex numbers. */
function numpyTransform(field: Float64Array, side: number): Float64Array {
  const out = execFileSync(PYTHON, ['-c', TRANSFORM, String(side)], {
    input: Buffer.from(field.buffer),
    maxBuffer: 1 << 26,
  });
  return new Float64Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.byteLength));
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? Infinity))), 0);
}

it.each([1, 2, 3, 5, 8, 12, 45, 64, 97, 100, 128])(
  'with %i pixels along a side is numpy’s',
  (side) => {
    const uniform = randomNumbers(side);
    const field = Float64Array.from({ length: 2 * side * side }, () => uniform() - 0.5);
    const transformed = field.slice();
    const { forward, inverse } = fourier(side);
    forward(transformed);
    expect(largestDifference(transformed, numpyTransform(field, side))).toBeLessThan(1e-10 * side);
    inverse(transformed);
    expect(largestDifference(transformed, field)).toBeLessThan(1e-12 * side);
  },
);
