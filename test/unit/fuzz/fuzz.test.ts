/** A short run of what `npm run fuzz` does at length. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inputOf, KINDS, readSeeds } from '../../fuzz/inputs';
import { judge } from '../../fuzz/judge';

const SEED = 1;
const INPUTS = 600;
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`${INPUTS} damaged inputs are read, or refused in words`, async () => {
  const seeds = readSeeds('.');
  const outcomes = new Set<string>();
  for (let index = 0; index < INPUTS; index++) {
    const outcome = await judge(inputOf(SEED, index, seeds), path.join(folder, 'input')).catch(
      (error: unknown) => `input ${index} of seed ${SEED}: ${error}`,
    );
    expect(outcome).not.toContain(' of seed ');
    outcomes.add(outcome.split(':')[0] ?? '');
  }
  expect(outcomes).toEqual(new Set(KINDS));
});
