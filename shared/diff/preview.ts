/**
 * What a change of the request would do, before it is made: what is edited, how the payload changes, which
 * findings it resolves and adds. All of it compares two requests that were both resolved; nothing is guessed.
 */

import type { Resolution } from '../factory/resolution';
import { type Finding, isBlocking, rankOf } from '../findings/finding';
import type { Editable } from '../request/edits';
import { typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import { sameValue, type Value, type Values } from '../values/value';
import { type DiffRow, diffSources } from './diff';

/** A request or draft with what the factory makes of it. */
export interface Resolved {
  readonly draft: Editable & { readonly target: string; readonly workflow: string };
  readonly resolution: Pick<Resolution, 'payload' | 'findings' | 'provenance'>;
}

/** One setting of the request, as Python writes it; null where it is not set. */
export interface SettingChange {
  readonly place: 'override' | 'execution' | 'profile' | 'cli_defaults' | 'entry_point';
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface PayloadChange {
  /** Whether the factory gives a payload. */
  readonly given: { readonly before: boolean; readonly after: boolean };
  /** False when a side was refused before its fields were merged: there is nothing to compare. */
  readonly comparable: boolean;
  /** How many fields differ, in the payload's order; sections without any are left out. */
  readonly sections: readonly { readonly title: string; readonly count: number }[];
  /** Fields with another value, then those whose value only comes from elsewhere. */
  readonly rows: readonly { readonly path: string; readonly row: DiffRow }[];
  readonly differing: number;
}

/** A finding that stays with another message. */
export interface Restated {
  readonly before: Finding;
  readonly after: Finding;
}

/**
 * The worst effect: the factory would refuse for a new reason; a new finding is worse than any that
 * goes; there is a new finding; nothing of these.
 */
export type Verdict = 'refused' | 'worse' | 'brings' | 'clean';

export interface FixPreview {
  readonly settings: readonly SettingChange[];
  readonly payload: PayloadChange;
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  readonly restated: readonly Restated[];
  readonly verdict: Verdict;
}

/** Compares the request as it is with the one that is proposed. */
export function previewOf(before: Resolved, after: Resolved): FixPreview {
  const findings = compareFindings(before.resolution.findings, after.resolution.findings);
  return {
    settings: settingChanges(before.draft, after.draft, after.draft.target),
    payload: payloadChange(before, after),
    ...findings,
    verdict: verdictOf(findings),
  };
}

/** The settings that differ, in their order: those that were there first, then the new ones. */
export function settingChanges(a: Editable, b: Editable, target: string): SettingChange[] {
  const of = (place: 'override' | 'execution', before: Values, after: Values) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
      const type = typeOfName(target, name);
      const text = (values: Values) =>
        Object.hasOwn(values, name) ? formatValue(values[name] ?? null, type) : null;
      const change = { place, name, before: text(before), after: text(after) };
      return isSame(own(before, name), own(after, name)) ? [] : [change];
    });
  return [
    ...of('override', a.overrides, b.overrides),
    ...of('execution', a.execution ?? {}, b.execution ?? {}),
    ...ofRequest('profile', a.profile, b.profile),
    ...ofRequest('cli_defaults', a.cli_defaults ? 'on' : null, b.cli_defaults ? 'on' : null),
    ...ofRequest('entry_point', a.entry_point, b.entry_point),
  ];
}

function ofRequest(
  place: 'profile' | 'cli_defaults' | 'entry_point',
  before: string | null = null,
  after: string | null = null,
): SettingChange[] {
  return before === after ? [] : [{ place, name: place, before, after }];
}

const own = (values: Values, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const isSame = (a: Value | undefined, b: Value | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameValue(a, b);

function payloadChange(before: Resolved, after: Resolved): PayloadChange {
  const { groups, counts } = diffSources([sideOf(before), sideOf(after)], { by: 'section' });
  const given = {
    before: before.resolution.payload !== null,
    after: after.resolution.payload !== null,
  };
  const comparable = [before, after].every(
    ({ resolution }) => Object.keys(resolution.provenance).length > 0,
  );
  if (!comparable) return { given, comparable, sections: [], rows: [], differing: 0 };
  const rows = groups.flatMap(({ title, rows: here }) =>
    here.map((row) => ({ path: `${title}.${row.places[0]?.name}`, row })),
  );
  return {
    given,
    comparable,
    sections: groups
      .map(({ title, counts: { differs } }) => ({ title, count: differs }))
      .filter(({ count }) => count > 0),
    rows: [
      ...rows.filter(({ row }) => row.kind === 'differs'),
      ...rows.filter(({ row }) => row.kind === 'source'),
    ],
    differing: counts.differs,
  };
}

const sideOf = ({ draft, resolution }: Resolved) => ({
  label: '',
  target: draft.target,
  workflow: draft.workflow,
  provenance: resolution.provenance,
});

type FindingChanges = Pick<FixPreview, 'gone' | 'come' | 'restated'>;

/** Findings by rule and fields: which are no longer there, which are new, which say something else now. */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): FindingChanges {
  const left = [...after];
  const take = (holds: (finding: Finding) => boolean): Finding | undefined => {
    const at = left.findIndex(holds);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  // Equal messages are matched first, so that of two findings of a rule the right one counts as resolved.
  const unmatched = before.filter(
    (old) =>
      !take((f) => isAlike(f, old) && f.message === old.message && f.severity === old.severity),
  );
  const gone: Finding[] = [];
  const restated: Restated[] = [];
  for (const old of unmatched) {
    const now = take((f) => isAlike(f, old));
    if (now) restated.push({ before: old, after: now });
    else gone.push(old);
  }
  return { gone, come: left, restated };
}

const isAlike = (a: Finding, b: Finding): boolean =>
  a.rule === b.rule && a.fields.join() === b.fields.join();

function verdictOf({ gone, come, restated }: FindingChanges): Verdict {
  const worsened = restated.filter(({ before, after }) => rankOf(after) < rankOf(before));
  const news = [...come, ...worsened.map(({ after }) => after)];
  if (news.length === 0) return 'clean';
  if (news.some(isBlocking)) return 'refused';
  const resolved = Math.min(...gone.map(rankOf));
  return news.some((finding) => rankOf(finding) < resolved) ? 'worse' : 'brings';
}
