/** Recorded networks and steps, from the request through what its run has to the plan. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../shared/plan/plan';
import { isValues } from '../../../shared/values/value';
import { PYTHON } from '../../python';
import { type Case, casesOf, inputsOf, MAIN, requestOf } from './recorded';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SCANS = `
import sys
import numpy as np
for N in (64, 128, 256):
    for modes in range(1, 7):
        shape = (N, N) if modes == 1 else (modes, N, N)
        np.savez_compressed(f'{sys.argv[1]}/{N}_{modes}.npz', diffraction=np.ones((3, N, N), np.float32),
                            xcoords=np.arange(3.0), ycoords=np.arange(3.0), probeGuess=np.ones(shape, np.complex64))
`;
writeFileSync(path.join(folder, 'scans.py'), SCANS);
execFileSync(PYTHON, [path.join(folder, 'scans.py'), folder]);

/** The plan of a case on a scan of its size. */
async function planned({ request, dataset, ...one }: Case, target = MAIN) {
  const N = dataset.N ?? request.N ?? 64;
  const file = path.join(folder, `${N}_${dataset.probe_modes ?? 1}.npz`);
  const made = requestOf({ ...one, request }, { dataset: file }, target);
  return planOf(made, await inputsOf(made));
}

const named = (name: string) =>
  casesOf(name).map((one): [string, Case] => [JSON.stringify([one.dataset, one.request]), one]);
const near = (value: number | undefined, recorded: unknown) =>
  Math.abs((value ?? Number.NaN) / Number(recorded) - 1);

const TARGETS = { '712c23f': MAIN, '99efda1': 'ptychopinn-refactor-2026.07' };

describe('the plan of recorded networks', () => {
  it.each(named('parameters'))('has their parameters: %s', async (_, one) => {
    let compared = 0;
    for (const [revision, target] of Object.entries(TARGETS)) {
      const expected = one.expected[revision];
      if (!isValues(expected)) continue;
      compared += 1;
      const { parameters, parameter_bytes } = await planned(one, target);
      expect([parameters, parameter_bytes]).toEqual([
        expected.parameters ?? null,
        expected.bytes ?? null,
      ]);
    }
    expect(compared).toBeGreaterThan(0);
  });

  it.each(named('memory'))('has the memory of their steps: %s', async (_, one) => {
    const { activation_bytes, peak_device_bytes, parameters } = await planned(one);
    expect(parameters).toBe(one.expected.parameters);
    expect(near(activation_bytes?.value, one.expected.saved_bytes)).toBeLessThan(0.03);
    expect(near(peak_device_bytes?.value, one.expected.peak_live_bytes)).toBeLessThan(0.03);
  });

  it.each(named('flops'))('has the operations of their steps: %s', async (_, one) => {
    expect((await planned(one)).flops_per_step).toBe(one.expected.flops);
  });
});
