/** Findings by what they lead to. */
import type { Finding } from '../../shared/findings/finding';

export interface FindingGroup {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly findings: readonly Finding[];
}

const GROUPS: readonly {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly holds: (finding: Finding) => boolean;
}[] = [
  {
    id: 'blocked',
    title: 'Blocked',
    help: 'fix these before you can export',
    holds: ({ outcome }) => outcome === 'blocked',
  },
  {
    id: 'acknowledged',
    title: 'Acknowledged',
    help: 'you let these stand; your notes are exported',
    holds: ({ acknowledged }) => acknowledged !== undefined,
  },
  {
    id: 'info',
    title: 'Worth knowing',
    help: 'nothing is wrong',
    holds: ({ outcome }) => outcome === 'info',
  },
  {
    id: 'crash',
    title: 'Will crash',
    help: 'the run ends with an error',
    holds: ({ outcome }) => outcome === 'crash',
  },
  {
    id: 'wrong-result',
    title: 'Wrong result',
    help: 'the run goes through and its result cannot be trusted',
    holds: ({ outcome }) => outcome === 'wrong-result',
  },
  {
    id: 'ignored',
    title: 'Silently ignored',
    help: 'PtychoPINN drops it without a word',
    holds: ({ outcome }) => outcome === 'ignored',
  },
  {
    id: 'slow',
    title: 'Slow run',
    help: 'it works, but costs time or memory',
    holds: ({ outcome }) => outcome === 'slow',
  },
];

const ORDER = ['blocked', 'crash', 'wrong-result', 'ignored', 'slow', 'info', 'acknowledged'];

/** The groups that hold any, the worst first, what was acknowledged last. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groupOf = (finding: Finding) => GROUPS.find(({ holds }) => holds(finding))?.id;
  return ORDER.flatMap((id) => {
    const group = GROUPS.find((known) => known.id === id);
    const here = findings.filter((finding) => groupOf(finding) === id);
    return group && here.length > 0
      ? [{ id, title: group.title, help: group.help, findings: here }]
      : [];
  });
}
