import { SEVERITIES } from '../../shared/findings/finding';
import { reveal } from '../store/reveal';
import { useStore } from '../store/store';

let last = '';

/** Goes to the next (1) or previous (-1) finding's field, errors first, round and round. */
export function stepFinding(direction: 1 | -1): void {
  const { resolution, show } = useStore.getState();
  const open = resolution.findings.filter(({ acknowledged }) => acknowledged === undefined);
  const findings = open.sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const keys = findings.map(({ rule, fields }) => `${rule} ${fields.join(' ')}`);
  const at = keys.indexOf(last);
  const from = at < 0 && direction < 0 ? 0 : at;
  const next = (from + direction + keys.length) % keys.length;
  const finding = findings[next];
  if (!finding) return;
  last = keys[next] ?? '';
  show({ status: `${next + 1} of ${keys.length}: ${finding.message}` });
  reveal(finding.fields);
}
