/** Recorded cases of the real PtychoPINN as options of a network. */
import type { DatasetReading } from '../../../../shared/dataset/facts';
import type { FileContext } from '../../../../shared/dataset/fileContext';
import { resolve } from '../../../../shared/factory';
import { type PlanInputs, planInputs } from '../../../../shared/plan/inputs';
import { networkOptions } from '../../../../shared/plan/network/fromInputs';
import type { NetworkOptions } from '../../../../shared/plan/network/options';
import type { EntryPoint } from '../../../../shared/request/entryPoint';
import type { TrainingRequest } from '../../../../shared/request/request';
import type { Values } from '../../../../shared/values/value';
import { casesOf, MAIN, requestOf } from '../recorded';

/** A scan of `side` pixels a pattern, as far as a plan looks at it. */
export function scan(side: number, modes: number): DatasetReading {
  const array = (name: string, shape: number[]) => ({
    name,
    dtype: 'complex64',
    descr: '<c8',
    shape,
    fortranOrder: false,
    bytes: 0,
    compression: 'stored' as const,
  });
  return {
    status: 'ok',
    size: 0,
    modified: '',
    fingerprint: '',
    arrays: [
      array('probeGuess', modes === 1 ? [side, side] : [modes, side, side]),
      array('diffraction', [1000, side, side]),
    ],
    unreadable: [],
    metadata: { status: 'absent' },
  };
}

interface Run {
  readonly side?: number;
  readonly modes?: number;
  readonly target?: string;
  readonly entryPoint?: EntryPoint;
}

/** Options of the network of a training with these overrides, on a scan of that size. */
export function optionsOf(
  { N: _, ...overrides }: Values,
  { side = 64, modes = 1, target = MAIN, entryPoint = 'python' }: Run = {},
): NetworkOptions {
  const named = requestOf({ request: { route: 'native', ...overrides } }, { dataset: '' }, target);
  const request = { ...named, entry_point: entryPoint };
  return networkOptions(inputsOf(request, { dataset: scan(side, modes) }));
}

/** What the run of a request has. Throws for one that has no plan. */
export function inputsOf(request: TrainingRequest, files: FileContext): PlanInputs {
  const inputs = planInputs(request, resolve(request, files), files);
  if ('reason' in inputs) throw new Error(inputs.reason);
  return inputs;
}

export interface Recorded {
  readonly request: Values;
  readonly run: Run;
  readonly expected: Values;
}

/** The lines of a file of recorded cases. */
export const recorded = (name: string): Recorded[] =>
  casesOf(name).map(({ request: { route: _, ...request }, dataset, expected }) => ({
    request,
    run: { side: Number(request.N), modes: Number(dataset.probe_modes ?? 1) },
    expected,
  }));
