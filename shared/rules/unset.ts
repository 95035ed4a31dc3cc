/**
 * What the rules report of a request without settings, with all that each of them asked for. Of another request on the
 * same files, only the rules that would get another answer are asked again. What a rule reads is stated nowhere: it is
 * seen when the rule is asked.
 */
import type { FileContext } from '../dataset/fileContext';
import type { Finding } from '../findings/finding';
import { type Case, findingOf } from '../findings/ruleFacts';
import { type Provenance, sameProvenance } from '../provenance/provenance';
import type { Request } from '../request/request';
import type { Target } from '../targets/target';
import { type Context, contextOf, FILE_KEYS, fixedOf } from './context';
import { withEntryPoints } from './entryPoints';
import type { Rule } from './rule';

/** A case of a rule, and the finding that it is; none where it holds for no entry point. */
export interface Answer {
  readonly found: Case;
  readonly findings: readonly Finding[];
}

/** Asks a rule. Throws what it throws. */
export const ask = (rule: Rule, context: Context): readonly Answer[] =>
  rule.check(context).map((found) => ({
    found,
    findings: withEntryPoints(findingOf(rule.id, rule, found), context),
  }));

interface Unset {
  /** The request but for its settings, by key. */
  readonly others: ReadonlyMap<string, unknown>;
  readonly fileContext: FileContext;
  readonly merged: Merged;
  /** By the rule's place; undefined where it threw. */
  readonly answers: readonly (readonly Answer[] | undefined)[];
  /** By what was asked for: the places of the rules that asked. */
  readonly readers: ReadonlyMap<string, readonly number[]>;
}

/** What a request is merged to; every other field has the provenance that it has in any request of the workflow. */
export interface Merged {
  readonly provenance: Provenance;
  readonly own: readonly { readonly section: string; readonly name: string }[];
}

export type Merge = (request: Request) => Merged;

/** The answer of the rule at a place; undefined where it has to be asked. */
export type AnswerAt = (place: number) => readonly Answer[] | undefined;

/** The rules' answers to this request, as far as they are those to one without settings. */
export function answersTo(
  target: Target,
  request: Request,
  fileContext: FileContext,
  merged: Merged,
  rules: readonly Rule[],
  merge: Merge,
): AnswerAt {
  const unset = unsetFor(target, request, fileContext, rules, merge);
  if (!unset) return () => undefined;
  const stale: boolean[] = rules.map(() => false);
  const changed = (key: string) => {
    for (const place of unset.readers.get(key) ?? []) stale[place] = true;
  };
  forEachChange(unset, request, merged, changed);
  for (const key of FILE_KEYS) if (unset.fileContext[key] !== fileContext[key]) changed(key);
  return (place) => (stale[place] ? undefined : unset.answers[place]);
}

/** Everything that is asked for of a request and differs. */
function forEachChange(
  unset: Unset,
  { overrides, execution, ...others }: Request,
  { provenance, own }: Merged,
  changed: (key: string) => void,
): void {
  for (const name of Object.keys(overrides)) changed(`override ${name}`);
  for (const name of Object.keys(execution ?? {})) changed(`option ${name}`);
  if (Object.keys(overrides).length > 0) changed('overrides');
  if (execution !== null) changed('execution');
  for (const [key, value] of Object.entries(others))
    if (unset.others.get(key) !== value) changed(key);
  const compare = ({ section, name }: Merged['own'][number]) => {
    const one = provenance[section]?.[name];
    const other = unset.merged.provenance[section]?.[name];
    if (one !== other && !(one && other && sameProvenance(one, other)))
      changed(`${section}.${name}`);
  };
  own.forEach(compare);
  unset.merged.own.forEach(compare);
}

interface Seen {
  readonly fixed: string;
  readonly fileContext: FileContext;
  unset: Unset | null;
}

/** By dataset, as it was read; the latest last. */
const seen = new WeakMap<FileContext['dataset'], Seen[]>();
/** How many combinations of a dataset with models, workflows and entry points are kept. */
const MOST = 12;

/** Without settings, from the second request on the same files on: the first may be the only one. */
function unsetFor(
  target: Target,
  request: Request,
  fileContext: FileContext,
  rules: readonly Rule[],
  merge: Merge,
): Unset | null {
  const fixed = fixedOf(request);
  const ofDataset = seen.get(fileContext.dataset) ?? [];
  const known = ofDataset.find(
    (one) => one.fixed === fixed && sameFiles(one.fileContext, fileContext),
  );
  if (known) {
    known.unset ??= findUnset(target, request, fileContext, rules, merge);
    return known.unset;
  }
  seen.set(fileContext.dataset, [
    ...ofDataset.slice(1 - MOST),
    { fixed, fileContext, unset: null },
  ]);
  return null;
}

function sameFiles(a: FileContext, b: FileContext): boolean {
  return (
    a.dataset === b.dataset &&
    a.values === b.values &&
    (a.model === b.model || JSON.stringify(a.model) === JSON.stringify(b.model))
  );
}

function findUnset(
  target: Target,
  given: Request,
  fileContext: FileContext,
  rules: readonly Rule[],
  merge: Merge,
): Unset {
  const request = { ...given, overrides: {}, execution: null };
  const merged = merge(request);
  const readers = new Map<string, number[]>();
  let asking = 0;
  const context = contextOf(target, request, fileContext, merged.provenance, (key) => {
    const before = readers.get(key);
    if (!before) readers.set(key, [asking]);
    else if (before.at(-1) !== asking) before.push(asking);
  });
  const answers = rules.map((rule, place) => {
    asking = place;
    try {
      return ask(rule, context);
    } catch {
      return undefined;
    }
  });
  return { others: new Map(Object.entries(request)), fileContext, merged, answers, readers };
}
