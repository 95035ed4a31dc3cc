/** Which rows the form shows. */

import type { Level } from '../../shared/catalogue/types';
import type { Finding } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
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
}

const SHOWN: { readonly [filter in Filter]?: readonly Level[] } = {
  essential: ['essential'],
  common: ['essential', 'common'],
};

/** Whether a row is in the filter; a row that is set or has findings is never hidden by its level. */
export function inFilter(row: FormRow, state: RowState, filter: Filter): boolean {
  if (filter === 'changed') return state.set;
  if (filter === 'findings') return state.findings.length > 0;
  if (filter === 'differs') return state.differs;
  const levels = SHOWN[filter];
  return !levels || levels.includes(row.level) || state.set || state.findings.length > 0;
}

/**
 * Whether a row matches a query: every word is in its names, label or help, or is a mark such as
 * `@changed`, `@error`, `@differs`, `@redundant`, `@no-effect`, `@layer:inferred`, `@section:pt_data_config`.
 */
export function matchesQuery(row: FormRow, state: RowState, query: string): boolean {
  const texts = [
    row.label,
    row.name,
    ...row.names,
    row.help,
    ...row.destinations.map(({ name }) => name),
  ];
  const words = queryWords(query);
  const marks = words.filter((word) => word.startsWith('@'));
  return (
    marks.every((mark) => hasMark(row, state, mark)) &&
    matchesWords(texts, words.filter((word) => !marks.includes(word)).join(' '))
  );
}

function hasMark(row: FormRow, state: RowState, mark: string): boolean {
  const [name = '', argument = ''] = mark.slice(1).split(':');
  switch (name) {
    case 'changed':
    case 'modified':
      return state.set;
    case 'error':
    case 'warning':
    case 'info':
      return state.findings.some(({ severity }) => severity === name);
    case 'differs':
      return state.differs;
    case 'redundant':
      return state.set && state.provenance !== undefined && isRedundant(state.provenance);
    case 'no-effect':
    case 'unread':
      return state.unread !== null;
    case 'layer':
      return state.provenance?.layer.includes(argument) ?? false;
    case 'section':
      return row.destinations.some(({ section }) => section.includes(argument));
    case 'level':
      return row.level.startsWith(argument);
    default:
      return false;
  }
}

/** How many fields the filter hides, as text; empty when none. */
export function countHidden(all: number, shown: number): string {
  const hidden = all - shown;
  return hidden === 0 ? '' : `${hidden} more ${hidden === 1 ? 'field' : 'fields'}`;
}
