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
import { ALL, MAIN, REFACTOR, RUN_TARGETS, type RunTarget } from './kit/settings';

const work = workFolder('journeys');

/** Fields of the payload's PyTorch sections. */
const FIELDS: { readonly [target in RunTarget]: number } = { [MAIN]: 131, [REFACTOR]: 133 };

const tail = ({ console }: Ran): string => console.slice(-4000);

/** ptycho_train loads TensorFlow before triton, which aborts on a stock install. */
const hidesTriton = ({ shell }: Exported): boolean => shell.includes('ptycho_train ');

/** Exports a training and runs it in a folder; what it recorded is what was announced. */
async function train(
  target: RunTarget,
  form: Form,
  request: Request,
  name: string = form,
): Promise<string> {
  const folder = runFolder(work, `${target} ${name}`);
  const prepared = await prepare(folder, form, request);
  const exported = exportAs(form, prepared);
  const ran = await runShell(target, folder, exported.shell, {
    hidesTriton: hidesTriton(exported),
  });
  expect(ran.code, tail(ran)).toBe(0);
  const run = recorded(path.join(folder, 'out'));
  // A run that was ended by SIGTERM exits with 0, too. train_lightning_only writes no bundle.
  expect(run.bundle !== null, tail(ran)).toBe(form !== 'lightning');
  expect(countFields(prepared.resolution)).toBe(FIELDS[target]);
  const all = differences(run, prepared.resolution);
  expect(unannounced(all, prepared.resolution, exported.notes, target)).toEqual([]);
  expect(metricsProblems(run, prepared.resolution, exported.notes, target)).toEqual([]);
  return folder;
}

/** Exports an inference on the bundle that is in the folder, and runs it. */
async function infer(
  target: RunTarget,
  folder: string,
  form: Form,
  request: Request,
): Promise<void> {
  const { shell } = exportAs(form, await prepare(folder, form, request));
  const ran = await runShell(target, folder, shell);
  expect(ran.code, tail(ran)).toBe(0);
  expect(hasReconstruction(path.join(folder, 'reconstruction')), tail(ran)).toBe(true);
}

interface Journey {
  readonly title: string;
  /** Whether the short run takes it with every target, not only with the first. */
  readonly always?: true;
  readonly go: (target: RunTarget) => Promise<void>;
}

const JOURNEYS: readonly Journey[] = [
  {
    title: 'the Python script: training and inference',
    always: true,
    go: async (target) => {
      const request = training({ gridsize: 2, subsample_seed: 3 }, { learning_rate: 5e-4 }, target);
      const folder = await train(target, 'python', request);
      await infer(target, folder, 'python', inference({ gridsize: 2 }, target));
    },
  },
  {
    title: 'the loader: verify, run and inference',
    go: async (target) => {
      const request = training({ gridsize: 1, object_big: false }, {}, target);
      const folder = await train(target, 'loader', request);
      const payload = writePayload(await prepare(folder, 'loader', request));
      const verified = await runShell(
        target,
        folder,
        `python pinnboard_payload.py verify ${payload}`,
      );
      expect(verified.console).toContain('no differences');
      expect(verified.code, tail(verified)).toBe(0);
      await infer(target, folder, 'loader', inference({ gridsize: 1 }, target));
    },
  },
  {
    title: 'the native command line: training and inference',
    go: async (target) => {
      const folder = await train(target, 'native', training({ gridsize: 2 }, {}, target));
      await infer(target, folder, 'native', inference({ gridsize: 2 }, target));
    },
  },
  {
    title: 'ptycho_train: training, then inference by the native command line',
    go: async (target) => {
      const request = training({ gridsize: 1, subsample_seed: 5 }, {}, target);
      const folder = await train(target, 'ptycho_train', request);
      await infer(target, folder, 'native', inference({ gridsize: 1 }, target));
    },
  },
  {
    title: 'ptycho_train with YAML: training, then inference by the Python script',
    always: true,
    go: async (target) => {
      const folder = await train(
        target,
        'yaml',
        training({ gridsize: 2, subsample_seed: 5 }, {}, target),
      );
      await infer(target, folder, 'python', inference({ gridsize: 2 }, target));
    },
  },
  {
    title: 'the script of train_lightning_only: training from memory-mapped data',
    go: async (target) => {
      await train(target, 'lightning', training({ gridsize: 2 }, {}, target));
    },
  },
  {
    title: 'the same for photon counts with the profile ci, which trains there alone',
    go: async (target) => {
      const counts = { ...training({ gridsize: 2, nphotons: 1e6 }, {}, target), profile: 'ci' };
      const request = { ...counts, train_data_file: 'counts.npz' };
      await train(target, 'lightning', request, 'lightning-ci');
    },
  },
];

describe.each(RUN_TARGETS)('a journey with %s by', (target) => {
  const taken = JOURNEYS.filter(({ always }) => ALL || target === MAIN || always);

  it.each(taken)('$title', ({ go }) => go(target));
});
