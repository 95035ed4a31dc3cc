/** Findings by what happens to the run. */
import type { Finding } from '../../shared/findings/finding';
import { MARK_FACTS, MARKS, markOf } from '../kit/findings/outcomes';

export interface FindingGroup {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly findings: readonly Finding[];
}

const ACKNOWLEDGED = {
  id: 'acknowledged',
  title: 'Acknowledged',
  help: 'The reasons are exported.',
};

/** The groups that hold any, the worst first, what was acknowledged last. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const idOf = (finding: Finding) =>
    // What could not be checked stays so, whatever is said of it.
    finding.acknowledged === undefined || finding.checked === false
      ? markOf(finding)
      : ACKNOWLEDGED.id;
  const groups = [...MARKS.map((id) => ({ id, ...MARK_FACTS[id] })), ACKNOWLEDGED];
  return groups
    .map(({ id, title, help }) => ({
      id,
      title,
      help,
      findings: findings.filter((finding) => idOf(finding) === id),
    }))
    .filter((group) => group.findings.length > 0);
}
