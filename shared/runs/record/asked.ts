/** What a run was asked for, and what it ran with: each file that PtychoPINN recorded, held against the payload or request. */

import { CONCEPTS } from '../../catalogue/concepts';
import { comparable } from '../../consistency/comparable';
import { consistency } from '../../consistency/consistency';
import { NO_FILES } from '../../dataset/fileContext';
import { assemblePayload, legacyParams, tensorflowSection } from '../../factory/assemble';
import { mergeRequest } from '../../factory/merge';
import type { Payload } from '../../factory/resolution';
import type { EntryPoint } from '../../request/entryPoint';
import type { Request } from '../../request/request';
import type { Target } from '../../targets/target';
import { isValues, own, sameValue, type Value, type Values } from '../../values/value';
import { Found } from './joined';
import { RECORDED_SECTIONS, type RecordedSections, type RunPart } from './part';
import { lostOptions } from './recover';

export interface AskedAndRan {
  /** What says how the run was asked for; null where nothing does. */
  readonly asked: {
    readonly file: string;
    /** Overrides and execution options that are set. */
    readonly settings: number;
  } | null;
  readonly readBack: readonly ReadBack[];
  /** Execution options that PtychoPINN writes into no file, with the value that was asked for. */
  readonly notRecorded: readonly { readonly name: string; readonly asked: Value | null }[];
}

/** One file of the run, as far as it holds settings. */
export interface ReadBack {
  readonly file: string;
  /** Settings in it. */
  readonly recorded: number;
  /** Those that are as they were asked for; null where nothing says what was. */
  readonly equal: number | null;
  readonly differing: readonly Drift[];
  /** The dataset decides them, and it was not read: whether they are as they should be is not known. */
  readonly undecided: readonly string[];
}

/** A setting with which the run did not run as it was asked to. */
export interface Drift {
  /** `section.field`, or the name of a flat parameter. */
  readonly name: string;
  readonly asked: Value;
  readonly ran: Value;
}

/** Never throws for what files hold. */
export function askedAndRan(parts: readonly RunPart[]): AskedAndRan {
  const found = new Found(parts);
  const { target } = found;
  const asked = found.asked();
  const request = asked?.request ?? null;
  const expected =
    request && target && expectedOf(target, request, asked?.payload?.() ?? null, found.entryPoint);
  const readBack = parts.flatMap(({ sections, sectionsFrom, params, paramsFrom }) => [
    ...(sections && sectionsFrom !== undefined
      ? [compared(sectionsFrom, flatSections(sections), expected?.sections ?? null)]
      : []),
    ...(params && paramsFrom !== undefined
      ? [compared(paramsFrom, params, expected?.params ?? null)]
      : []),
  ]);
  return {
    asked: asked && {
      file: asked.file,
      settings: settingsOf(asked.request),
    },
    readBack: readBack.filter(({ recorded }) => recorded > 0),
    notRecorded: target === null ? [] : notRecorded(target, request, found.sections),
  };
}

/** Settings that differ in some file, each once, with the files in which they do. */
export function driftsOf(readBack: readonly ReadBack[]): (Drift & { files: readonly string[] })[] {
  const drifts: (Drift & { files: string[] })[] = [];
  for (const { file, differing } of readBack)
    for (const drift of differing) {
      // A flat parameter has the name of its field.
      const known = drifts.find(
        ({ name, asked, ran }) =>
          (name === drift.name || name.endsWith(`.${drift.name}`)) &&
          sameValue(asked, drift.asked) &&
          sameValue(ran, drift.ran),
      );
      if (known) known.files.push(file);
      else drifts.push({ ...drift, files: [file] });
    }
  return drifts;
}

const settingsOf = ({ overrides, execution }: Request): number =>
  Object.keys(overrides).length + Object.keys(execution ?? {}).length;

/** A setting as it was asked for; `isOpen` where the dataset decides it and was not read. */
interface Expected {
  readonly value: Value;
  /** That of the execution option which a run reads in its place: of some fields PtychoPINN records this one. */
  readonly option?: Value;
  readonly isOpen: boolean;
}
type AllExpected = ReadonlyMap<string, Expected>;

/** By the names of the record. A payload says it all; of a request alone, what the dataset decides is not known. */
function expectedOf(
  target: Target,
  request: Request,
  payload: Payload | null,
  entryPoint: EntryPoint | null,
): { readonly sections: AllExpected; readonly params: AllExpected } | null {
  if (request.workflow !== 'training') return null;
  const stated = {
    ...request,
    train_data_file: request.train_data_file || UNSTATED,
    output_dir: request.output_dir || UNSTATED,
  };
  const merged = mergeRequest(target, stated, NO_FILES);
  const { provenance } = merged;
  const made = payload ?? assemblePayload(target, stated, merged);
  const isSet = (name: string) => Object.hasOwn(request.overrides, name);
  const expect = ([name, value]: readonly [string, Value], field: string, option?: Value) => {
    const isOpen = payload === null && OF_DATASET.has(field) && !isSet(field);
    return [name, { value, isOpen, ...(option !== undefined && { option }) }] as const;
  };
  const params = legacyParams(target, made[tensorflowSection('training')] ?? {});
  const resolution = { provenance, legacyParams: params };
  const replaced = fromOptions(target, resolution, entryPoint ?? request.entry_point);
  const sections = RECORDED_SECTIONS.flatMap((section) =>
    Object.entries(made[`pt_${section}`] ?? {}).map(([field, value]) =>
      expect([`${section}.${field}`, value], field, replaced.get(field)),
    ),
  );
  const isStated = ([, { value }]: readonly [string, Expected]) => value !== UNSTATED;
  return {
    sections: new Map(sections.filter(isStated)),
    params: new Map(
      Object.entries(params)
        .map((one) => expect(one, one[0]))
        .filter(isStated),
    ),
  };
}

/** A path that a script makes while it runs: nothing says what was asked for. */
const UNSTATED = '\0unstated';

/** By field, the value of the execution option that a run reads in its place. */
function fromOptions(
  target: Target,
  resolution: Parameters<typeof consistency>[2],
  entryPoint: EntryPoint | undefined,
): ReadonlyMap<string, Value> {
  const { rows } = consistency(target.name, 'training', resolution, entryPoint);
  return new Map(
    rows.flatMap(({ id, cells }) => {
      const used = cells.execution_config?.find((cell) => cell.used);
      const names = CONCEPTS.find((concept) => concept.id === id)?.names ?? [];
      return used ? names.map((name) => [name, used.value] as const) : [];
    }),
  );
}

/** Settings that the dataset gives where none is set. */
const OF_DATASET: ReadonlySet<string> = new Set(['N', 'nphotons']);

const flatSections = (sections: RecordedSections): Values =>
  Object.fromEntries(
    RECORDED_SECTIONS.flatMap((section) =>
      Object.entries(sections[section] ?? {}).map(([field, value]) => [
        `${section}.${field}`,
        value,
      ]),
    ),
  );

function compared(file: string, ran: Values, expected: AllExpected | null): ReadBack {
  const names = Object.keys(ran).filter((name) => !isDropped(name, own(ran, name)));
  const known = names.flatMap((name) => {
    const asked = expected?.get(name);
    const value = own(ran, name);
    return asked && value !== undefined ? [{ name, asked, ran: value }] : [];
  });
  const off = known.filter(({ name, asked, ran: value }) => {
    const field = name.slice(name.lastIndexOf('.') + 1);
    return ![asked.value, asked.option].some(
      (one) => one !== undefined && sameValue(comparable(field, one), comparable(field, value)),
    );
  });
  return {
    file,
    recorded: expected === null ? names.length : known.length,
    equal: expected === null ? null : known.length - off.length,
    differing: off
      .filter(({ asked }) => !asked.isOpen)
      .map(({ name, asked, ran: value }) => ({
        name,
        asked: asked.option ?? asked.value,
        ran: value,
      })),
    undecided: off.filter(({ asked }) => asked.isOpen).map(({ name }) => name),
  };
}

/** PtychoPINN drops the validation data before it records its sections (ptycho_torch/workflows/components.py:1388). */
const isDropped = (name: string, value: Value | undefined): boolean =>
  name === 'training_config.test_data_file' && value === null;

/** The values are those of the request; the rest has its default. */
function notRecorded(
  target: Target,
  request: Request | null,
  sections: RecordedSections,
): AskedAndRan['notRecorded'] {
  const recorded = new Set(
    Object.values(sections).flatMap((section) => (isValues(section) ? Object.keys(section) : [])),
  );
  if (recorded.size === 0) return [];
  const set = request?.execution ?? {};
  return lostOptions(target, recorded).map((name) => ({
    name,
    asked: own(set, name) ?? null,
  }));
}
