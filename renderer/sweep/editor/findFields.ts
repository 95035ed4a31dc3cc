/** Search for fields to sweep. */

import type { AxisField } from '../../../shared/sweep/draft/fields';
import { matchesWords, queryWords } from '../../../shared/values/matchesWords';

const MOST = 60;

/** Fields that contain every word of the query; those whose name begins with it first, essential ones before others. */
export function findFields(fields: readonly AxisField[], query: string): AxisField[] {
  const found = fields.filter(({ label, names, group }) =>
    matchesWords([label, ...names, group], query),
  );
  const [first = ''] = queryWords(query);
  const starts = ({ label, names }: AxisField) =>
    [label, ...names].some((text) => text.toLowerCase().startsWith(first));
  const rank = (field: AxisField) =>
    (starts(field) ? 0 : 10) + LEVEL_RANK[field.row?.level ?? 'common'];
  return [...found].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

const LEVEL_RANK = { essential: 0, common: 1, expert: 2 } as const;
