/** Which rows the form shows. */

import type { Finding } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
import type { Used } from '../../shared/form/usedText';
import type { FieldProvenance } from '../../shared/provenance/provenance';
import { matchesWords, queryWords } from '../../shared/values/matchesWords';
import { isRedundant } from '../kit/fields/layers';
import type { PropagationMark } from '../kit/fields/propagation';
import type { Filter } from '../store/viewState';

/** The state of a row. */
export interface RowState {
  readonly set: boolean;
  readonly provenance: FieldProvenance | undefined;
  readonly findings: readonly Finding[];
  /** Its value differs from the baseline in any destination. */
  readonly differs: boolean;
  /** Why the setting has no effect on a run; null when it has, or when that is not known. */
  readonly unread: PropagationMark | null;
  /** What the run uses; null before it is known. */
  readonly used: Used | null;
}

/** Whether a row is in the filter; a row that is set or has findings is never hidden for having no effect. */
export function inFilter({ set, findings, differs, unread }: RowState, filter: Filter): boolean {
  switch (filter) {
    case 'reaches':
      return unread === null || set || findings.length > 0;
    case 'all':
      return true;
    case 'set':
      return set;
    case 'findings':
      return findings.length > 0;
    case 'differs':
      return differs;
  }
}

/** A filter that a search may contain. */
interface Mark {
  /** As it is typed: `@set`. */
  readonly mark: string;
  /** What it shows. */
  readonly help: string;
  readonly holds: (row: FormRow, state: RowState, argument: string) => boolean;
  /** Other names of it. */
  readonly aliases?: readonly string[];
}

const withSeverity =
  (severity: Finding['severity']) =>
  (_: FormRow, { findings }: RowState) =>
    findings.some((finding) => finding.severity === severity);

/** The filters of the search, in the order of its help. */
export const MARKS: readonly Mark[] = [
  {
    mark: '@set',
    aliases: ['@changed', '@modified'],
    help: 'fields that you set',
    holds: (_, { set }) => set,
  },
  {
    mark: '@unread',
    aliases: ['@no-effect'],
    help: 'fields without effect on this run',
    holds: (_, { unread }) => unread !== null,
  },
  { mark: '@error', help: 'fields with an error', holds: withSeverity('error') },
  { mark: '@warning', help: 'fields with a warning', holds: withSeverity('warning') },
  { mark: '@info', help: 'fields with a note', holds: withSeverity('info') },
  {
    mark: '@differs',
    help: 'fields that differ from the baseline',
    holds: (_, { differs }) => differs,
  },
  {
    mark: '@redundant',
    help: 'fields set to their default',
    holds: (_, { set, provenance }) => set && provenance !== undefined && isRedundant(provenance),
  },
  {
    mark: '@layer:',
    help: 'value from this layer: override, execution, cli, inferred, derived, pt-default, tf-default',
    holds: (_, { provenance }, argument) => provenance?.layer.includes(argument) ?? false,
  },
  {
    mark: '@section:',
    help: 'written to this section, such as pt_data_config',
    holds: ({ destinations }, _, argument) =>
      destinations.some(({ section }) => section.includes(argument)),
  },
  {
    mark: '@group:',
    help: 'in this group, such as physics',
    holds: ({ group }, _, argument) => group.startsWith(argument),
  },
  {
    mark: '@level:',
    help: 'essential, common or expert fields',
    holds: ({ level }, _, argument) => level.startsWith(argument),
  },
];

/**
 * Whether a row matches a query: each word is in its names, label or help, or is a filter such as `@set`, and none of
 * the words behind `-` or `not` is.
 */
export function matchesQuery(row: FormRow, state: RowState, query: string): boolean {
  return termsOf(query).every(({ word, negated }) => matchesTerm(row, state, word) !== negated);
}

/** The words of a query, each with whether a row must not match it. */
function termsOf(query: string): { word: string; negated: boolean }[] {
  const words = queryWords(query);
  return words.flatMap((word, i) => {
    if (word === 'not' && i + 1 < words.length) return [];
    const isMinus = word.startsWith('-') && word.length > 1;
    const negated = isMinus || words[i - 1] === 'not';
    return [{ word: isMinus ? word.slice(1) : word, negated }];
  });
}

function matchesTerm(row: FormRow, state: RowState, word: string): boolean {
  if (word.startsWith('@')) {
    const at = word.indexOf(':') + 1;
    const [name, argument] = at === 0 ? [word, ''] : [word.slice(0, at), word.slice(at)];
    const mark = MARKS.find((one) => one.mark === name || one.aliases?.includes(name));
    return mark?.holds(row, state, argument) ?? false;
  }
  const { label, name, names, help, destinations } = row;
  return matchesWords([label, name, ...names, help, ...destinations.map((at) => at.name)], word);
}
