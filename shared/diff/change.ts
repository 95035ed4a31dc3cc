import { asNumber, type Value } from '../values/value';

/** How a number changed: its factor (`×10`, `×0.3`), from zero the difference (`+4`); null for anything else. */
export function changeText(a: Value, b: Value): string | null {
  return factorText(asNumber(a), asNumber(b));
}

function factorText(a: number | undefined, b: number | undefined): string | null {
  if (a === undefined || b === undefined || a === b) return null;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return null;
  if (a === 0) return `${b > 0 ? '+' : ''}${short(b)}`;
  if (b === 0) return '×0';
  const factor = b / a;
  return Number.isFinite(factor) ? `×${short(factor)}` : null;
}

/** At most three digits that count. */
function short(x: number): string {
  const text = String(Number(x.toPrecision(3)));
  return text.replace('e+', 'e');
}
