/** Findings by row of the form. */
import type { Finding } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
import { rowNamed } from '../store/rows';

export type FindingsByRow = { readonly [row: string]: readonly Finding[] };

/**
 * Findings by the row of the first of their fields that has one. Others are only in the findings tab, and so
 * are acknowledged ones. "Not checked" is a state of its row even when it is acknowledged.
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
