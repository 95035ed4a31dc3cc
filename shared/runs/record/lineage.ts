/** Where a run comes from and what came of it, among the runs beside it. Paths are as they were when the runs were started. */
import { own } from '../../values/value';
import type { AskedAndRan } from './asked';
import type { RecordedRun } from './joined';
import { placesFrom, resolvedIn } from './paths';
import { headLoss } from './table';

/** Inference records nothing of PtychoPINN; the run that trained its model does. @param dir absolute: what their folders are relative to */
export function withLineage(runs: readonly RecordedRun[], dir: string): RecordedRun[] {
  const placed = runs.map((run) => ({ run, folder: resolvedIn(dir, run.folder) }));
  const trained = new Trainings(placed);
  return placed.map((one) => {
    const { run } = one;
    const source = run.workflow === 'inference' ? trained.before(one) : undefined;
    if (source === undefined) return run;
    return {
      ...run,
      revision: run.revision ?? source.run.revision,
      evidence: [...run.evidence, `Its model was trained by ${source.run.folder}.`],
    };
  });
}

/** A run, and its absolute folder. */
export interface PlacedRun {
  readonly run: RecordedRun;
  readonly folder: string;
}

export const STEP_KINDS = ['dataset', 'request', 'run', 'model', 'inference'] as const;

/** One step of the way from a dataset to a reconstruction. */
export interface LineageStep {
  readonly kind: (typeof STEP_KINDS)[number];
  /** The run that it belongs to, by its absolute folder. */
  readonly of: string;
  /** Its path as it is recorded, or the name of the file that says it; null where nothing does. */
  readonly path: string | null;
  /** What is known of it, in words. */
  readonly notes: readonly string[];
  /** The run that was asked about. */
  readonly isThis: boolean;
}

/** Further runs upwards are left out, and so is one that would close a circle. */
const MOST_ANCESTORS = 8;
/** Inferences, and trainings that go on from it. */
const MOST_DESCENDANTS = 50;

/** The steps in order: dataset, request, run, model, inference, with the trainings that it goes on from before it. */
export function lineageOf(
  me: PlacedRun,
  others: readonly PlacedRun[],
  asked: AskedAndRan['asked'],
): LineageStep[] {
  const all = [...others.filter(({ folder }) => folder !== me.folder), me];
  const trainings = new Trainings(all);
  const way = wayTo(me, trainings);
  const [root = me] = way;
  const isTrained = me.run.workflow === 'training';
  const isUnknown = !isTrained && way.length === 1;
  return [
    datasetStep(root),
    ...(isUnknown ? [modelStep(me, [])] : []),
    ...way.flatMap((one, at) => [
      ...(isOnOther(one, way[at - 1]) ? [datasetStep(one)] : []),
      ...(one === me ? [requestStep(me, asked)] : []),
      runStep(one, one === me),
      ...(one.run.workflow === 'inference' ? [] : [modelStep(one, bestOf(one.run))]),
    ]),
    ...descendants(me, all, trainings).map((one) => runStep(one, false)),
  ];
}

/** Whether a training goes on from one that was on other data. */
function isOnOther({ run }: PlacedRun, before: PlacedRun | undefined): boolean {
  const [mine, its] = [run.dataset, before?.run.dataset];
  if (before === undefined || run.workflow === 'inference' || !mine) return false;
  return mine.fingerprint && its?.fingerprint
    ? mine.fingerprint !== its.fingerprint
    : mine.path !== its?.path;
}

/** The run with those that it comes from, the first one first. */
function wayTo(me: PlacedRun, trainings: Trainings): PlacedRun[] {
  const way = [me];
  while (way.length <= MOST_ANCESTORS) {
    const [first = me] = way;
    const before = trainings.before(first);
    if (before === undefined || way.includes(before)) break;
    way.unshift(before);
  }
  return way;
}

/** Inferences with its model, and trainings that go on from it. */
const descendants = (
  me: PlacedRun,
  all: readonly PlacedRun[],
  trainings: Trainings,
): PlacedRun[] =>
  me.run.workflow === 'inference'
    ? []
    : all.filter((one) => one !== me && trainings.before(one) === me).slice(0, MOST_DESCENDANTS);

/** Trainings by the places of their results: where these are now, and where they were written to. */
class Trainings {
  private readonly byPlace = new Map<string, PlacedRun>();

  constructor(all: readonly PlacedRun[]) {
    for (const one of all) {
      const { run, folder } = one;
      if (run.workflow === 'inference') continue;
      const output = own(run.settings.training_config ?? {}, 'output_dir');
      for (const place of [folder, run.model?.path, output])
        if (typeof place === 'string' && place !== '') this.add(resolvedIn(folder, place), one);
    }
  }

  private add(place: string, one: PlacedRun): void {
    if (!this.byPlace.has(place)) this.byPlace.set(place, one);
  }

  /** The training whose result or checkpoint a run goes on from, or reconstructs with. */
  before({ run, folder }: PlacedRun): PlacedRun | undefined {
    const from = run.workflow === 'inference' ? run.model?.path : run.starts_from;
    if (!from) return undefined;
    for (const named of placesFrom(folder, from)) {
      // A folder is the result itself; a file is some folders below it.
      let place = named;
      for (let above = /\.(?:ckpt|zip)$/.test(place) ? MOST_ABOVE : 0; above >= 0; above -= 1) {
        const found = this.byPlace.get(place);
        if (found && found.run !== run) return found;
        place = place.slice(0, Math.max(0, place.lastIndexOf('/')));
      }
    }
    return undefined;
  }
}

/** `lightning_logs/version_0/checkpoints/last.ckpt` */
const MOST_ABOVE = 4;

const stepOf = (
  kind: LineageStep['kind'],
  { folder }: PlacedRun,
  path: string | null,
  notes: readonly string[],
): LineageStep => ({ kind, of: folder, path, notes, isThis: false });

function datasetStep(one: PlacedRun): LineageStep {
  const { dataset } = one.run;
  const print = dataset?.fingerprint ?? null;
  return stepOf('dataset', one, dataset?.path ?? null, print === null ? [] : [print]);
}

function requestStep(one: PlacedRun, asked: AskedAndRan['asked']): LineageStep {
  if (asked) return stepOf('request', one, asked.file, [`${asked.settings} settings`]);
  const isRecovered = one.run.request !== null;
  return stepOf('request', one, null, isRecovered ? ['recovered from what it recorded'] : []);
}

function runStep(one: PlacedRun, isThis: boolean): LineageStep {
  const { workflow, epochs_done, epochs_asked, state, dataset } = one.run;
  const done = epochs_done ?? null;
  const epochs =
    done === null ? [] : [`${done}${epochs_asked === null ? '' : ` of ${epochs_asked}`} epochs`];
  const isInference = workflow === 'inference';
  const data = isInference && dataset ? [`reconstructs ${dataset.path}`] : [];
  return {
    ...stepOf(isInference ? 'inference' : 'run', one, one.folder, [state, ...epochs, ...data]),
    isThis,
  };
}

const modelStep = (one: PlacedRun, notes: readonly string[]): LineageStep =>
  stepOf('model', one, one.run.model?.path ?? null, one.run.model ? notes : []);

/** Where its loss was least; epochs are counted from 1. */
function bestOf({ losses }: RecordedRun): string[] {
  const best = headLoss(losses)?.best_epoch ?? null;
  return best === null ? [] : [`best in epoch ${best + 1}`];
}
