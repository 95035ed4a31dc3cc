import { rankOf } from '../../shared/findings/finding';
import { plainText } from '../kit/CodeText';
import { reveal } from '../store/reveal';
import { settled } from '../store/settled';
import { useStore } from '../store/store';

let last = '';

/** Longer than an answer usually takes. */
const SAY_AFTER_MS = 300;
const WAITING = 'Waiting for the findings…';

/** Steps asked for while an answer is on its way; null when none is waiting. */
let waiting: { steps: number; readonly from: Element | null } | null = null;

/**
 * Goes to the next (1) or previous (-1) finding's field, errors first, wrapping around. While findings are being
 * resolved it waits for them.
 */
export function stepFinding(direction: 1 | -1): void {
  if (waiting) waiting.steps += direction;
  else if (useStore.getState().resolving) waitToStep(direction);
  else step(direction);
}

function waitToStep(direction: 1 | -1): void {
  const from = document.activeElement;
  waiting = { steps: direction, from };
  // Keys pressed until then are meant for the field that the step leads to, not for this one.
  if (from instanceof HTMLElement) from.blur();
  const say = setTimeout(() => useStore.setState({ status: WAITING }), SAY_AFTER_MS);
  void settled().then(() => {
    clearTimeout(say);
    arrived();
  });
}

function arrived(): void {
  const { steps, from } = waiting ?? { steps: 0, from: null };
  waiting = null;
  const { status, overlay } = useStore.getState();
  if (status === WAITING) useStore.setState({ status: '' });
  // The user may have moved the focus meanwhile.
  if (overlay !== null || document.activeElement !== document.body) return;
  const direction = steps < 0 ? -1 : 1;
  for (let i = 0; i < Math.abs(steps); i += 1) step(direction);
  if (document.activeElement === document.body && from instanceof HTMLElement) from.focus();
}

function step(direction: 1 | -1): void {
  const { resolution } = useStore.getState();
  const open = resolution.findings.filter(({ acknowledged }) => acknowledged === undefined);
  const findings = open.sort((a, b) => rankOf(a) - rankOf(b));
  const keys = findings.map(({ rule, fields }) => `${rule} ${fields.join(' ')}`);
  const at = keys.indexOf(last);
  const from = at < 0 && direction < 0 ? 0 : at;
  const next = (from + direction + keys.length) % keys.length;
  const finding = findings[next];
  if (!finding) {
    useStore.setState({ status: 'No findings' });
    return;
  }
  last = keys[next] ?? '';
  useStore.setState({ status: plainText(`${next + 1} of ${keys.length}: ${finding.message}`) });
  reveal(finding.fields);
}
