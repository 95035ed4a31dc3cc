/** One finding per cause: what another finding already explains is merged into it. */
import { type Finding, rankFixes, rankOf } from '../findings/finding';
import { sentencesOf } from '../findings/sentences';
import { outcomeWord } from '../findings/words';
import type { Edit } from '../request/edits';
import { ENTRY_POINT_FACTS } from '../request/entryPoint';
import { RULEBOOK } from '.';

/** Ids of specific rules, each with the general rule whose finding it refines. */
const REFINES: { readonly [id: string]: string } = {
  'nphotons-not-measured': 'nphotons-divergence',
};

/** Ids of rules whose finding follows from one of the others about the same field, which is reported alone. */
const FOLLOWS: { readonly [id: string]: readonly string[] } = {
  'patterns-twice': ['two-pattern-stacks', 'pattern-stack', 'no-patterns'],
  'input-contradicted': [
    'positions-unit',
    'patterns-whole',
    'patterns-range',
    'counts-expected',
    'patterns-axis-order',
  ],
  'not-checked': ['array-pickled', 'coordinates-not-numbers'],
};

/** Rules about settings without effect: another finding about the setting may be the reason to change it. */
const YIELDING: ReadonlySet<string> = new Set(
  RULEBOOK.filter((rule) => rule.yields).map(({ id }) => id),
);

/** The findings that hold for the entry point of a request, in their order, each cause once. */
export function oneEachCause(findings: readonly Finding[]): Finding[] {
  const left = mergeEntryPoints(mergeRefined(findings));
  return left.flatMap((finding) => {
    const others = left.filter((one) => one !== finding && one.fields[0] === finding.fields[0]);
    if (others.some((other) => explains(other, finding))) return [];
    return [isOpposed(finding, others) ? { ...finding, fixes: [] } : finding];
  });
}

/** Id and outcome of the general finding; the words and fixes of the one that knows more, then the other fixes. */
function mergeRefined(findings: readonly Finding[]): readonly Finding[] {
  const finer = findings.filter(({ rule }) => REFINES[rule] !== undefined);
  const pairs = finer.flatMap((one) => {
    const general = findings.find(({ rule }) => rule === REFINES[one.rule]);
    return general ? [{ one, general }] : [];
  });
  if (pairs.length === 0) return findings;
  return findings.flatMap((finding) => {
    if (pairs.some(({ one }) => one === finding)) return [];
    const known = pairs.find(({ general }) => general === finding)?.one;
    if (!known) return [finding];
    const fields = [...new Set([...finding.fields, ...known.fields])];
    const fixes = rankFixes([...known.fixes, ...finding.fixes]);
    const { message, short } = known;
    return [{ ...finding, fields, message, ...(short === undefined ? {} : { short }), fixes }];
  });
}

/** While no entry point is chosen, the worst case of a rule about the same fields also names the other cases. */
function mergeEntryPoints(findings: readonly Finding[]): readonly Finding[] {
  const cases = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.fields.join(' ')}`;
    const known = cases.get(key);
    if (known) known.push(finding);
    else cases.set(key, [finding]);
  }
  if (cases.size === findings.length) return findings;
  return findings.flatMap((finding) => {
    const all = cases.get(`${finding.rule} ${finding.fields.join(' ')}`) ?? [];
    if (all.length === 1 || !isOneCause(all)) return [finding];
    const [worst, ...others] = [...all].sort((a, b) => rankOf(a) - rankOf(b));
    if (finding !== worst) return [];
    return [
      {
        ...finding,
        message: [finding.message, ...others.map((one) => noteOf(one, finding))].join(''),
      },
    ];
  });
}

/** What another case adds to the message; where it says the same, what happens with its entry points. */
function noteOf({ message, ...one }: Finding, worst: Finding): string {
  const known = sentencesOf(worst.message);
  const more = sentencesOf(message).filter((sentence) => !known.includes(sentence));
  if (more.length > 0) return ` ${more.join(' ')}`;
  const names = one.entry_points?.map((name) => ENTRY_POINT_FACTS[name].title) ?? [];
  return names.length === 0 ? '' : ` With ${names.join(', ')}: ${outcomeWord(one)}.`;
}

/** Equal messages, or cases of entry points that exclude each other. */
const isOneCause = (cases: readonly Finding[]): boolean => {
  const names = cases.flatMap(({ entry_points }) => entry_points ?? []);
  return (
    cases.every(({ message }) => message === cases[0]?.message) ||
    (cases.every((one) => one.entry_points) && new Set(names).size === names.length)
  );
};

/** Whether the finding need not be reported beside the other one, which is about the same field. */
function explains(other: Finding, finding: Finding): boolean {
  if (FOLLOWS[finding.rule]?.includes(other.rule)) return true;
  if (!YIELDING.has(finding.rule) || YIELDING.has(other.rule)) return false;
  return changesField(other) && rankOf(other) <= rankOf(finding);
}

/** A fix of another finding sets the field: both fixes would undo each other. */
const isOpposed = ({ rule }: Finding, others: readonly Finding[]): boolean =>
  YIELDING.has(rule) &&
  others.some(({ fields: [field], fixes }) =>
    fixes.some(({ edits }) =>
      edits.some((edit) => /^set-(override|knob)$/.test(edit.op) && placeOf(edit) === field),
    ),
  );

const changesField = ({ fields: [field], fixes }: Finding): boolean =>
  fixes.some(({ edits }) => edits.some((edit) => placeOf(edit) === field));

const placeOf = (edit: Edit): string => ('name' in edit ? edit.name : edit.op.replace('set-', ''));
