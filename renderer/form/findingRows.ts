/** Where findings stand in the form. */
import type { Finding } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
import { rowNamed } from '../store/rows';

export type FindingsByRow = { readonly [row: string]: readonly Finding[] };

/**
 * Findings by the row of the first of their fields that has one; others stand in the findings tab alone, and so
 * do those that the user has acknowledged. What was not checked stays a state of its row, whatever is said of it.
 */
export function findingsByRow(
  rows: readonly FormRow[],
  findings: readonly Finding[],
): FindingsByRow {
  const placed: { [row: string]: Finding[] } = {};
  for (const finding of findings) {
    const row = rowNamed(rows, finding.fields);
    if (!row || (finding.acknowledged !== undefined && finding.checked !== false)) continue;
    const here = placed[row.name];
    if (here) here.push(finding);
    else placed[row.name] = [finding];
  }
  return placed;
}
