/** Findings by row of the form. */
import type { Finding } from '../../shared/findings/finding';
import { requestPaths } from '../../shared/form/requestPaths';
import type { Draft } from '../../shared/request/draft';
import type { Workflow } from '../../shared/request/request';
import { rowNamed } from '../store/rows';

export type FindingsByRow = { readonly [row: string]: readonly Finding[] };

/**
 * Findings by the row of the first of their fields that has one. Others are only in the findings tab, and so
 * are acknowledged ones. "Not checked" is a state of its row even when it is acknowledged.
 */
export function findingsByRow(draft: Draft, findings: readonly Finding[]): FindingsByRow {
  const placed: { [row: string]: Finding[] } = {};
  for (const finding of findings) {
    const row = rowNamed(draft, finding.fields) ?? pathNamed(draft.workflow, finding.fields);
    if (!row || (finding.acknowledged !== undefined && finding.checked !== false)) continue;
    const here = placed[row.name];
    if (here) here.push(finding);
    else placed[row.name] = [finding];
  }
  return placed;
}

const pathNamed = (workflow: Workflow, names: readonly string[]) =>
  requestPaths(workflow).find(({ name }) => names.includes(name));
