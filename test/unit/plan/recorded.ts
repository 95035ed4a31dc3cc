/** The recorded cases of `test/plan`: what the real PtychoPINN did with a request, and the request as Pinnboard has it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFileContext } from '../../../electron/node/session/fileContext';
import { resolve } from '../../../shared/factory';
import { type PlanInputs, planInputs } from '../../../shared/plan/inputs';
import type { EntryPoint } from '../../../shared/request/entryPoint';
import type { TrainingRequest } from '../../../shared/request/request';
import type { Values } from '../../../shared/values/value';
import { PYTHON } from '../../python';

export const RECORDED = path.join(import.meta.dirname, '../../plan');
export const MAIN = 'ptychopinn-2026.07';

export interface Case {
  readonly request: { readonly route: keyof typeof ENTRY } & Values;
  readonly dataset: Values;
  readonly expected: Values;
}

/** The routes of the cases, as entry points. */
const ENTRY = {
  native: 'python',
  script: 'script',
  memmap: 'lightning',
} satisfies { readonly [route: string]: EntryPoint };

/** The cases of a file, such as `counts`. */
export const casesOf = (name: string): Case[] =>
  readFileSync(path.join(RECORDED, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Case => JSON.parse(line));

/** A case as a request: its settings as overrides, its route as the entry point. */
export function requestOf(
  { request: { route, ...overrides } }: Pick<Case, 'request'>,
  files: { readonly dataset: string; readonly validation?: string },
  target = MAIN,
): TrainingRequest {
  return {
    target,
    workflow: 'training',
    train_data_file: files.dataset,
    output_dir: 'out',
    overrides: {
      // A run always has groups; the factory rejects a request without.
      n_groups: 512,
      ...overrides,
      ...(files.validation === undefined ? {} : { test_data_file: files.validation }),
    },
    execution: null,
    entry_point: ENTRY[route],
  };
}

/** What the run of a request has, as the window and the command line find it out. Throws for a request that has no plan. */
export async function inputsOf(request: TrainingRequest): Promise<PlanInputs> {
  const files = await readFileContext(request);
  const inputs = planInputs(request, resolve(request, files), files);
  if ('reason' in inputs) throw new Error(inputs.reason);
  return inputs;
}

/** Writes the datasets of cases: as many patterns as each has, at its positions. Returns their paths in the order of the cases. */
export function writeDatasets(
  folder: string,
  cases: readonly Case[],
): { readonly dataset: string; readonly validation?: string }[] {
  const script = path.join(folder, 'datasets.py');
  writeFileSync(script, DATASETS);
  writeFileSync(
    path.join(folder, 'cases.json'),
    JSON.stringify(cases.map(({ request, dataset }) => ({ N: 64, ...request, ...dataset }))),
  );
  execFileSync(PYTHON, [script, folder, RECORDED]);
  return cases.map(({ dataset }, i) => ({
    dataset: path.join(folder, `${i}.npz`),
    ...(dataset.test_n === undefined ? {} : { validation: path.join(folder, `${i}_val.npz`) }),
  }));
}

const DATASETS = `
import json, sys
import numpy as np
folder, recorded = sys.argv[1:]
def write(name, count, N, positions):
    rng = np.random.default_rng(count)
    x, y = (positions['xcoords'], positions['ycoords']) if positions else rng.random((2, count)) * 100
    amplitude = np.ones((count, N, N), np.float32)
    np.savez_compressed(f'{folder}/{name}.npz', diffraction=amplitude, xcoords=x, ycoords=y,
                        probeGuess=np.ones((N, N), np.complex64))
for i, case in enumerate(json.load(open(f'{folder}/cases.json'))):
    positions = np.load(f"{recorded}/{case['positions']}") if 'positions' in case else None
    write(i, case['n'], case['N'], positions)
    if 'test_n' in case:
        write(f'{i}_val', case['test_n'], case['N'], None)
`;
