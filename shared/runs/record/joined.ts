/** What the readers of a run's folder found, put together. */
import { ENTRY_POINT_FACTS as TITLES, type EntryPoint, withEntryPoint } from '../../request/entryPoint';
import type { Request, Workflow } from '../../request/request';
import { datasetPath, modelPath } from '../../request/request';
import { findTarget, OFFERED_TARGETS } from '../../targets';
import type { Target } from '../../targets/target';
import { own, type Values } from '../../values/value';
import type { StateNow } from '../state';
import type { Dataset, NotReadPart, RecordedSections, RunPart } from './part';
import { recover } from './recover';
import { scaleKey } from './scale';
import { recordedState } from './state';

export interface Loss {
  readonly name: string;
  readonly last: number;
  /** The least finite value; null where there is none. */
  readonly best: number | null;
  /** From 0, as Lightning counts; null where the file does not say. */
  readonly best_epoch: number | null;
  /** Losses of one key are on one scale; null where that is not known. */
  readonly scale_key: string | null;
}

/** A run as it was recorded: an entry of `pinnboard runs list --json`. */
export interface RecordedRun extends StateNow {
  readonly folder: string;
  readonly workflow: Workflow | null;
  readonly entry_point: EntryPoint | null;
  /** PtychoPINN's commit, abbreviated. */
  readonly revision: string | null;
  /** ISO 8601. */
  readonly started: string | null;
  readonly ended: string | null;
  readonly epochs_done: number | null;
  readonly epochs_asked: number | null;
  readonly losses: readonly Loss[];
  readonly settings: RecordedSections;
  readonly request: Request | null;
  readonly not_recovered: readonly string[];
  readonly not_read: readonly NotReadPart[];
  readonly dataset: Dataset | null;
  readonly model: { readonly path: string } | null;
}

/** What is known besides the parts. */
export interface Surroundings {
  readonly folder: string;
  /** See `recordedState`. */
  readonly alive: boolean | null;
  /** The state as a run of Pinnboard's own says it; it wins. */
  readonly own: StateNow | null;
}

/** Parts in the order of their readers: the first that says something counts. */
export function joined(
  parts: readonly RunPart[],
  { folder, alive, own: ownState }: Surroundings,
): RecordedRun {
  const first = <K extends keyof RunPart>(key: K): NonNullable<RunPart[K]> | null =>
    parts.find((part) => part[key] !== undefined && part[key] !== null)?.[key] ?? null;
  const all = <K extends 'signs' | 'notRead' | 'notes'>(key: K) =>
    parts.flatMap((part) => [...(part[key] ?? [])]) as NonNullable<RunPart[K]>[number][];
  const sections = first('sections') ?? {};
  const isRecorded = Object.keys(sections).length > 0;
  const requestFor = first('requestFor');
  const target = targetOf(sections, first('target') ?? requestFor?.(undefined)?.target ?? null);
  const given = requestFor?.(target?.name) ?? null;
  const known = first('entryPoint') ?? given?.entry_point ?? null;
  const likely = known === null ? first('likelyEntryPoint') : null;
  const entryPoint = known ?? likely;
  const from = given && withEntryPoint(given, given.entry_point ?? entryPoint ?? undefined);
  const recovered =
    target && isRecorded && given?.workflow !== 'inference'
      ? recover(target, {
          sections,
          params: first('params') ?? {},
          given: from?.target === target.name ? from : null,
          entryPoint,
        })
      : { request: from, notRecovered: [] };
  const { state, evidence } = ownState ?? recordedState(all('signs'), alive);
  const training = sections.training_config ?? {};
  const epochs = own(training, 'epochs');
  return {
    folder,
    workflow: first('workflow') ?? given?.workflow ?? (isRecorded ? 'training' : null),
    entry_point: entryPoint,
    revision: target?.commit?.slice(0, ABBREVIATED) ?? null,
    state,
    evidence: [
      ...evidence,
      ...(likely ? [`Nothing says how it was started; ${TITLES[likely].title} writes such files.`] : []),
      ...all('notes'),
    ],
    started: first('started'),
    ended: first('ended'),
    epochs_done: first('epochsDone'),
    epochs_asked: typeof epochs === 'number' ? epochs : null,
    losses: (first('losses') ?? []).map(({ name, last, best, bestEpoch }) => ({
      name,
      last,
      best,
      best_epoch: bestEpoch,
      scale_key: scaleKey(name, sections, entryPoint),
    })),
    settings: sections,
    request: recovered.request,
    not_recovered:
      recovered.request === null ? ['the whole request'] : [...recovered.notRecovered],
    not_read: all('notRead'),
    dataset: first('dataset') ?? datasetOf(recovered.request, training),
    model: modelOf(first('model'), recovered.request),
  };
}

const ABBREVIATED = 7;

/**
 * The target whose PyTorch sections are the recorded ones, up to a name or two that a file leaves out; else the one that a
 * file names. null where neither says it.
 */
function targetOf(sections: RecordedSections, named: string | null): Target | null {
  const claimed = named === null ? undefined : findTarget(named);
  const [nearest] = OFFERED_TARGETS.filter(({ commit }) => commit !== null)
    .map((target) => ({ target, off: offNames(target, sections) }))
    .filter((one): one is { target: Target; off: number } => one.off !== null)
    .sort((a, b) => a.off - b.off || Number(b.target === claimed) - Number(a.target === claimed));
  return nearest?.target ?? claimed ?? null;
}

const MOST_OFF = 2;

/** How many fields the record leaves out; null where it has others, or leaves out more than a few. */
function offNames(target: Target, sections: RecordedSections): number | null {
  const pairs = [
    [sections.model_config, target.sections.pt_model_config],
    [sections.data_config, target.sections.pt_data_config],
    [sections.training_config, target.sections.pt_training_config],
  ] as const;
  let off = 0;
  for (const [recorded, facts] of pairs) {
    if (!recorded || Object.keys(recorded).some((name) => !Object.hasOwn(facts, name))) return null;
    off += Object.keys(facts).length - Object.keys(recorded).length;
  }
  return off <= MOST_OFF ? off : null;
}

function datasetOf(request: Request | null, training: Values): Dataset | null {
  const recorded = own(training, 'train_data_file');
  const path = typeof recorded === 'string' ? recorded : request ? datasetPath(request) : '';
  return path === '' ? null : { path, fingerprint: null };
}

function modelOf(named: string | null, request: Request | null): { path: string } | null {
  const path = named ?? (request ? modelPath(request) : '');
  return path === '' ? null : { path };
}
