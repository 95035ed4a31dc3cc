/** The answers for the Network input tab: a pattern, and the checks over a sample. */
import { create } from 'zustand';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import type { InputChecks } from '../../../shared/plan/input/checks';
import { bridge } from '../../bridge/bridge';
import { type Job, useJob } from '../../kit/job';
import { patternsOf } from '../../pictures/arrays';
import { patternCount } from '../../pictures/Patterns';
import { usePictures } from '../../pictures/store';
import { useDocument } from '../../store/store';
import { usePlanned } from '../planned';

export interface InputDataset {
  readonly grant: string;
  readonly fingerprint: string;
  readonly array: ArrayFacts;
  readonly count: number;
}

/** The open dataset's patterns; null where there are none. */
export function useInputDataset(): InputDataset | null {
  const dataset = useDocument((doc) => doc.dataset);
  if (dataset?.reading.status !== 'ok') return null;
  const array = patternsOf(dataset.reading);
  if (!array) return null;
  const { fingerprint } = dataset.reading;
  return { grant: dataset.grant, fingerprint, array, count: patternCount(array) };
}

/** Above this side a fit of the axes takes a minute, and waits for a click. */
const FITS_AT_ONCE = 128;

/** The fingerprint of the dataset whose axes the user wants fitted. */
export const useWantedFit = create<{ readonly of: string | null }>()(() => ({ of: null }));

/** The checks of the dataset: read once for the tab and its side. */
export const useChecksState = create<{ readonly checks: InputChecks | null }>()(() => ({
  checks: null,
}));

/** What the run reads patterns as: counts under the intensity contract, else amplitudes. */
export function useExpected(): 'amplitude' | 'intensity' {
  const { inputs } = usePlanned();
  const counts =
    inputs?.value('scale_contract_version') === 'ci_intensity_v2' &&
    inputs.value('physics_forward_mode') === 'rectangular_scaled';
  return counts ? 'intensity' : 'amplitude';
}

export function useChecks({ grant, fingerprint, array }: InputDataset): Job<InputChecks> {
  const expects = useExpected();
  const wanted = useWantedFit((state) => state.of === fingerprint);
  const fit = wanted || (array.shape.at(-1) ?? 0) <= FITS_AT_ONCE;
  const key = `${grant} ${fingerprint} ${expects} ${fit}`;
  return useJob(grant, key, (job) =>
    bridge?.inputChecks({ dataset: grant, job, array: array.name, expects, fit }),
  );
}

/** The pattern that the pictures show, as the network's input. */
export function useInputPattern({ grant, fingerprint, array, count }: InputDataset) {
  const index = usePictures((state) => Math.min(state.index, count - 1));
  return useJob(grant, `${grant} ${fingerprint} ${index}`, (job) =>
    bridge?.inputPattern({ dataset: grant, job, array: array.name, index }),
  );
}
