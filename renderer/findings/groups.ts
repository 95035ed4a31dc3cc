/** Findings by outcome. */
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

/** The groups that have findings, worst first, acknowledged ones last. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const idOf = (finding: Finding) =>
    // "Not checked" stays so when it is acknowledged.
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
