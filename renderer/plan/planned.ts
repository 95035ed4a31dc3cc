/** The plan of the resolved draft, kept up with it: what the strip and the Plan view show. */
import { create } from 'zustand';
import type { DatasetReading } from '../../shared/dataset/facts';
import { type Fit, fitOf, type Gpu } from '../../shared/plan/gpus';
import type { GroupDraw } from '../../shared/plan/groups/groupDraw';
import { type NoInputs, type PlanInputs, planInputs } from '../../shared/plan/inputs';
import { networkOptions } from '../../shared/plan/network/fromInputs';
import type { NetworkOptions } from '../../shared/plan/network/options';
import type { Schedule } from '../../shared/plan/schedule';
import { patternsOf } from '../pictures/arrays';
import { requestOf } from '../store/document';
import { share } from '../store/share';
import { useStore } from '../store/store';
import { figuresOf, type Network, type PlanFigures } from './figures';
import { connectFiles, usePlanFiles } from './files';
import { connectFinished, useFinished } from './finished';
import { chosenGpu, useGpuPrefs } from './gpus';
import { useGroups } from './groups/store';

export interface Planned {
  /** No dataset is open: there is nothing to plan. */
  readonly isEmpty: boolean;
  /** Why nothing is planned at all. */
  readonly reason: string | null;
  readonly inputs: PlanInputs | null;
  readonly figures: PlanFigures | null;
  readonly options: NetworkOptions | null;
  readonly network: Network | null;
  /** The learning rate of every step. */
  readonly schedule: Schedule | NoInputs | null;
  /** The patterns of the dataset; null where it has none. */
  readonly scan: Scan | null;
  readonly gpu: Gpu | null;
  /** What the tensors leave of the GPU; null where one of both is not known. */
  readonly fit: Fit | null;
}

interface Scan {
  readonly patterns: number;
  readonly rows: number;
  readonly columns: number;
}

function planNow(before: NetworkOptions | null): Planned {
  const { resolution, resolvedDocument, failure } = useStore.getState();
  const { files } = usePlanFiles.getState();
  const { drawn } = useGroups.getState();
  const reading = resolvedDocument.dataset?.reading;
  const nothing: Planned = {
    isEmpty: reading?.status !== 'ok',
    reason: failure,
    inputs: null,
    figures: null,
    options: null,
    network: null,
    schedule: null,
    scan: reading ? scanOf(reading) : null,
    gpu: chosenGpu(),
    fit: null,
  };
  if (failure !== null) return nothing;
  const inputs = planInputs(requestOf(resolvedDocument), resolution, files);
  if ('reason' in inputs) return { ...nothing, reason: inputs.reason };
  const made = figuresOf(inputs, {
    drawn: drawn && countsOfDraw(drawn.draw),
    gpu: nothing.gpu?.name ?? null,
    finished: useFinished.getState().runs,
  });
  return {
    ...nothing,
    ...made,
    inputs,
    // The same object while the network is the same: what is computed from it is kept.
    options: share(before, networkOptions(inputs)),
    fit: nothing.gpu && fitOf(made.figures.peak, nothing.gpu),
  };
}

/** What counting takes from the groups. */
const countsOfDraw = ({ count, split }: GroupDraw) => ({
  count,
  training: split?.training.length ?? count,
  validation: split?.validation.length ?? null,
});

function scanOf(reading: DatasetReading): Scan | null {
  if (reading.status !== 'ok') return null;
  const [patterns, rows, columns] = patternsOf(reading)?.shape ?? [];
  return patterns === undefined || rows === undefined || columns === undefined
    ? null
    : { patterns, rows, columns };
}

const usePlanStore = create<Planned>()(() => planNow(null));

/** The plan of what is resolved. */
export const usePlanned = (): Planned => usePlanStore();

const update = (): void => usePlanStore.setState(({ options }) => planNow(options), true);

useStore.subscribe((state, before) => {
  if (
    state.resolution !== before.resolution ||
    state.resolvedDocument !== before.resolvedDocument ||
    state.failure !== before.failure
  )
    update();
});
usePlanFiles.subscribe(update);
useGroups.subscribe((state, before) => {
  if (state.drawn !== before.drawn) update();
});
useGpuPrefs.subscribe(update);
useFinished.subscribe(update);
connectFiles();
connectFinished();
