/** The answers for the Network input tab: a pattern, and the checks over a sample. */
import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { InputChecks } from '../../../shared/dataset/inputChecks';
import { expectedQuantity, patternNames } from '../../../shared/plan/input/expected';
import { bridge } from '../../bridge/bridge';
import { type Job, useJob } from '../../kit/job';
import { patternsOf } from '../../pictures/arrays';
import { patternCount } from '../../pictures/Patterns';
import { usePictures } from '../../pictures/store';
import { useDocument } from '../../store/store';
import { usePlanned } from '../planned';
import { useInputState } from './inputState';

export interface InputDataset {
  readonly grant: string;
  readonly fingerprint: string;
  readonly array: ArrayFacts;
  readonly count: number;
}

/** The open dataset's patterns; null where there are none. */
export function useInputDataset(): InputDataset | null {
  const dataset = useDocument((doc) => doc.dataset);
  const names = patternNames(usePlanned().inputs);
  if (dataset?.reading.status !== 'ok') return null;
  const array = patternsOf(dataset.reading, names);
  if (!array) return null;
  const { fingerprint } = dataset.reading;
  return { grant: dataset.grant, fingerprint, array, count: patternCount(array) };
}

/** Above this side a fit of the axes takes a minute, and waits for a click. */
const FITS_AT_ONCE = 128;

/** The fingerprint of the dataset whose axes the user wants fitted. */
export const useWantedFit = create<{ readonly of: string | null }>()(() => ({ of: null }));

export function useChecks({ grant, fingerprint, array }: InputDataset): Job<InputChecks> {
  const expects = expectedQuantity(usePlanned().inputs);
  const wanted = useWantedFit((state) => state.of === fingerprint);
  const fit = wanted || (array.shape.at(-1) ?? 0) <= FITS_AT_ONCE;
  const key = `${grant} ${fingerprint} ${array.name} ${expects} ${fit}`;
  const known = useInputState((state) => (state.key === key ? state.checks : null));
  const job = useJob(grant, known ? '' : key, (id) =>
    bridge?.inputChecks({ dataset: grant, job: id, array: array.name, expects, fit }),
  );
  // An answer belongs to the key of its time: a new key keeps the last answer for a while.
  const keep = useEffectEvent((checks: InputChecks) => useInputState.setState({ checks, key }));
  useEffect(() => {
    if (job.value) keep(job.value);
  }, [job.value]);
  return known ? { ...job, value: known, busy: false } : job;
}

/** The pattern that the pictures show, as the network's input. */
export function useInputPattern({ grant, fingerprint, array, count }: InputDataset) {
  const index = usePictures((state) => Math.min(state.index, count - 1));
  return useJob(grant, `${grant} ${fingerprint} ${array.name} ${index}`, (job) =>
    bridge?.inputPattern({ dataset: grant, job, array: array.name, index }),
  );
}
