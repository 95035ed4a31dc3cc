/** What the readers of a run's folder found, put together. */
import { ENTRY_POINT_FACTS, type EntryPoint, withEntryPoint } from '../../request/entryPoint';
import type { Request, Workflow } from '../../request/request';
import { datasetPath, modelPath } from '../../request/request';
import { findTarget, OFFERED_TARGETS } from '../../targets';
import type { Target } from '../../targets/target';
import { own, type Values } from '../../values/value';
import type { Metric } from '../series';
import type { StateNow } from '../state';
import type { Asked, Dataset, NotReadPart, RecordedSections, RunPart, Sign } from './part';
import { recover } from './recover';
import { scaleKey } from './scale';
import { recordedState } from './state';

export interface Loss {
  readonly name: string;
  /** null for NaN and infinities, which `evidence` names. */
  readonly last: number | null;
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
  /** The checkpoint or model that a training goes on from, as its script names it. */
  readonly starts_from: string | null;
  /** What the user noted about it with Pinnboard. */
  readonly tags: readonly string[];
  readonly note: string;
}

/** What is known besides the parts. */
export interface Surroundings {
  readonly folder: string;
  /** See `recordedState`. */
  readonly alive: boolean | null;
  /** The state as a run of Pinnboard's own says it; it wins. */
  readonly own: StateNow | null;
  /** Whether the request is recovered, too, which takes longer than all the rest; without, there is none. */
  readonly recover: boolean;
}

/** A loss as it is recorded. */
export const lossFrom = (
  { name, last, best, bestEpoch }: Metric,
  scale_key: string | null,
): Loss => ({
  name,
  last: Number.isFinite(last) ? last : null,
  best,
  best_epoch: bestEpoch,
  scale_key,
});

/** What was found, and what is known around it. */
export function joined(found: Found, around: Surroundings): RecordedRun {
  const { sections, entryPoint, target } = found;
  const { request, notRecovered } = found.request(around.recover);
  const { state, evidence } = around.own ?? recordedState(found.signs(), around.alive);
  // Inference records neither dataset nor model: its request alone names them.
  const named = request ?? (found.workflow() === 'inference' ? found.given() : null);
  const training = sections.training_config ?? {};
  const read = (found.workflow() === 'inference' ? found.first('read') : null) ?? {};
  const isMemoryMapped = entryPoint === 'lightning' || found.isLegacy;
  return {
    folder: around.folder,
    workflow: found.workflow(),
    entry_point: entryPoint,
    revision: target?.commit?.slice(0, ABBREVIATED) ?? null,
    state,
    evidence: [...evidence, ...found.remarks()],
    started: found.first('started'),
    ended: found.first('ended'),
    epochs_done: found.epochsDone(),
    epochs_asked: epochsAsked(sections, entryPoint),
    losses: found.losses.map((metric) =>
      lossFrom(metric, scaleKey(metric.name, sections, isMemoryMapped)),
    ),
    settings: sections,
    request,
    not_recovered: request === null && around.recover ? ['the whole request'] : notRecovered,
    not_read: found.all('notRead'),
    dataset: found.first('dataset') ?? datasetOf(named, training) ?? namedDataset(read.dataset),
    model: modelOf(found.first('model'), named) ?? modelOf(read.model ?? null, null),
    starts_from: found.first('startsFrom'),
    tags: found.first('tags') ?? [],
    note: found.first('note') ?? '',
  };
}

/** Parts in the order of their readers: the first that says something counts; and what follows from several of them. */
export class Found {
  readonly sections: RecordedSections;
  readonly target: Target | null;
  readonly entryPoint: EntryPoint | null;
  readonly losses: readonly Metric[];
  readonly isLegacy: boolean;
  private readonly isLikely: boolean;
  private known: { readonly asked: Asked | null } | null = null;

  constructor(private readonly parts: readonly RunPart[]) {
    this.sections = this.first('sections') ?? {};
    this.losses = this.first('losses') ?? [];
    this.target = nearestTarget(this.sections) ?? this.warnedTarget() ?? this.namedTarget();
    const started = parts.find(({ entryPoint, isLegacy }) => entryPoint ?? isLegacy);
    const known = started?.entryPoint ?? this.given()?.entry_point ?? null;
    this.isLegacy = started?.isLegacy ?? false;
    this.isLikely = known === null;
    this.entryPoint = this.isLegacy ? null : (known ?? this.first('likelyEntryPoint'));
  }

  /** A result beside several logs may be an earlier run's: where the last one did not train to its end, it is. */
  signs(): readonly Sign[] {
    const signs = this.all('signs');
    const asked = epochsAsked(this.sections, this.entryPoint);
    const done = this.epochsDone();
    const isShort = asked !== null && done !== null && done < asked;
    return this.first('isShared') === true && isShort
      ? signs.filter(({ kind }) => kind !== 'result')
      : signs;
  }

  /** A request that a file holds, on the target that the run had. */
  given(): Request | null {
    return this.asked()?.request ?? null;
  }

  /** The same, and the file that holds it. */
  asked(): Asked | null {
    this.known ??= { asked: askedIn(this.parts, this.target?.name) };
    return this.known.asked;
  }

  epochsDone(): number | null {
    return this.first('epochsDone') ?? this.first('epochsSaved');
  }

  /** The one whose factory warns at the line that a console shows. */
  private warnedTarget(): Target | null {
    const line = this.first('factoryWarnedAt');
    return (
      OFFERED_TARGETS.find(({ traits }) => line !== null && traits.run.factoryWarnsAt === line) ??
      null
    );
  }

  private namedTarget(): Target | null {
    const asked = askedIn(this.parts, undefined);
    return asked === null || asked.isGuessed ? null : (findTarget(asked.request.target) ?? null);
  }

  first<K extends keyof RunPart>(key: K): NonNullable<RunPart[K]> | null {
    return this.parts.find((part) => part[key] !== undefined && part[key] !== null)?.[key] ?? null;
  }

  all<K extends 'signs' | 'notRead' | 'notes'>(key: K): NonNullable<RunPart[K]>[number][] {
    return this.parts.flatMap((part) => [...(part[key] ?? [])]) as NonNullable<
      RunPart[K]
    >[number][];
  }

  workflow(): Workflow | null {
    // The console of an inference may be in the folder of the training whose model it reads.
    return this.isRecorded
      ? 'training'
      : (this.first('workflow') ?? this.given()?.workflow ?? null);
  }

  request(isWanted: boolean): {
    readonly request: Request | null;
    readonly notRecovered: readonly string[];
  } {
    if (!isWanted) return { request: null, notRecovered: [] };
    const { entryPoint, target } = this;
    const given = this.given();
    const started = given?.entry_point ?? entryPoint ?? undefined;
    const from = given && withEntryPoint(given, started);
    if (target === null || !this.isRecorded || given?.workflow === 'inference')
      return { request: from, notRecovered: [] };
    return recover(target, {
      sections: this.sections,
      params: this.first('params') ?? {},
      given: from?.target === target.name ? from : null,
      entryPoint,
    });
  }

  /** What else is to be known, a sentence each. */
  remarks(): string[] {
    const { entryPoint, isLikely } = this;
    const likely =
      entryPoint !== null && isLikely
        ? [
            `How it was started is not recorded; its files are those of ${this.commandOf(entryPoint)}.`,
          ]
        : [];
    const notFinite = this.losses
      .filter(({ last }) => !Number.isFinite(last))
      .map(({ name, last }) => `The last ${name} is ${last}.`);
    return [...likely, ...notFinite, ...this.all('notes')];
  }

  /** As it is typed, where the revision that ran is known. */
  private commandOf(entryPoint: EntryPoint): string {
    const workflow = this.workflow() ?? 'training';
    const route = this.target?.routes[workflow].find(({ id }) => id === entryPoint);
    return route ? `\`${route.command}\`` : ENTRY_POINT_FACTS[entryPoint].help;
  }

  private get isRecorded(): boolean {
    return Object.keys(this.sections).length > 0;
  }
}

const ABBREVIATED = 7;

/** The request of the surest file that has one. */
function askedIn(parts: readonly RunPart[], target: string | undefined): Asked | null {
  for (const { asked } of parts) {
    const found = asked?.(target);
    if (found) return found;
  }
  return null;
}

/** The target whose PyTorch sections are the recorded ones, up to a name or two that a file leaves out. */
function nearestTarget(sections: RecordedSections): Target | null {
  const [nearest] = OFFERED_TARGETS.filter(({ commit }) => commit !== null)
    .map((target) => ({ target, off: offNames(target, sections) }))
    .filter((one): one is { target: Target; off: number } => one.off !== null)
    .sort((a, b) => a.off - b.off);
  return nearest?.target ?? null;
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

/** `train_lightning_only` trains on with a frozen encoder (ptycho_torch/train_lightning_only.py:619). */
function epochsAsked(
  { training_config: training = {} }: RecordedSections,
  entryPoint: EntryPoint | null,
): number | null {
  const [epochs, more] = [own(training, 'epochs'), own(training, 'epochs_fine_tune')];
  if (typeof epochs !== 'number') return null;
  return entryPoint === 'lightning' && typeof more === 'number' ? epochs + more : epochs;
}

function datasetOf(request: Request | null, training: Values): Dataset | null {
  const recorded = own(training, 'train_data_file');
  return namedDataset(
    typeof recorded === 'string' ? recorded : request ? datasetPath(request) : '',
  );
}

const namedDataset = (path = ''): Dataset | null =>
  path === '' ? null : { path, fingerprint: null };

function modelOf(named: string | null, request: Request | null): { path: string } | null {
  const path = named ?? (request ? modelPath(request) : '');
  return path === '' ? null : { path };
}
