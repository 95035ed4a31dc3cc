/** One journey per export format: payload, export, training to its bundle by the real PtychoPINN, inference on that bundle. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../shared/request/request';
import { countFields, differences, metricsProblems, unannounced } from './kit/compare';
import { type Exported, exportAs, type Form, prepare, writePayload } from './kit/forms';
import {
  hasReconstruction,
  type Ran,
  recorded,
  runFolder,
  runShell,
  workFolder,
} from './kit/program';
import { inference, training } from './kit/requests';

const work = workFolder('journeys');

const tail = ({ console }: Ran): string => console.slice(-4000);

/** ptycho_train loads TensorFlow before triton, which aborts on a stock install. */
const hidesTriton = ({ shell }: Exported): boolean => shell.includes('ptycho_train ');

/** Exports a training and runs it in a folder; what it recorded is what was announced. */
async function train(form: Form, request: Request, name: string = form): Promise<string> {
  const folder = runFolder(work, name);
  const prepared = await prepare(folder, form, request);
  const exported = exportAs(form, prepared);
  const ran = await runShell(folder, exported.shell, { hidesTriton: hidesTriton(exported) });
  expect(ran.code, tail(ran)).toBe(0);
  const run = recorded(path.join(folder, 'out'));
  // A run that was ended by SIGTERM exits with 0, too. train_lightning_only writes no bundle.
  expect(run.bundle !== null, tail(ran)).toBe(form !== 'lightning');
  expect(countFields(prepared.resolution)).toBe(131);
  const all = differences(run, prepared.resolution);
  expect(unannounced(all, prepared.resolution, exported.notes)).toEqual([]);
  expect(metricsProblems(run, prepared.resolution, exported.notes)).toEqual([]);
  return folder;
}

/** Exports an inference on the bundle that is in the folder, and runs it. */
async function infer(folder: string, form: Form, request: Request): Promise<void> {
  const { shell } = exportAs(form, await prepare(folder, form, request));
  const ran = await runShell(folder, shell);
  expect(ran.code, tail(ran)).toBe(0);
  expect(hasReconstruction(path.join(folder, 'reconstruction')), tail(ran)).toBe(true);
}

describe('a journey by', () => {
  it('the Python script: training and inference', async () => {
    const request = training({ gridsize: 2, subsample_seed: 3 }, { learning_rate: 5e-4 });
    const folder = await train('python', request);
    await infer(folder, 'python', inference({ gridsize: 2 }));
  });

  it('the loader: verify, run and inference', async () => {
    const request = training({ gridsize: 1, object_big: false });
    const folder = await train('loader', request);
    const payload = writePayload(await prepare(folder, 'loader', request));
    const verified = await runShell(folder, `python pinnboard_payload.py verify ${payload}`);
    expect(verified.console).toContain('no differences');
    expect(verified.code, tail(verified)).toBe(0);
    await infer(folder, 'loader', inference({ gridsize: 1 }));
  });

  it('the native command line: training and inference', async () => {
    const folder = await train('native', training({ gridsize: 2 }));
    await infer(folder, 'native', inference({ gridsize: 2 }));
  });

  it('ptycho_train: training, then inference by the native command line', async () => {
    const folder = await train('ptycho_train', training({ gridsize: 1, subsample_seed: 5 }));
    await infer(folder, 'native', inference({ gridsize: 1 }));
  });

  it('ptycho_train with YAML: training, then inference by the Python script', async () => {
    const folder = await train('yaml', training({ gridsize: 2, subsample_seed: 5 }));
    await infer(folder, 'python', inference({ gridsize: 2 }));
  });

  it('the script of train_lightning_only: training from memory-mapped data', async () => {
    await train('lightning', training({ gridsize: 2 }));
  });

  it('the same for photon counts with the profile ci, which trains there alone', async () => {
    const counts = { ...training({ gridsize: 2, nphotons: 1e6 }), profile: 'ci' };
    await train('lightning', { ...counts, train_data_file: 'counts.npz' }, 'lightning-ci');
  });
});
