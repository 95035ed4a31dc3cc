/** What patterns are predicted with. */
import type { Reason } from '../../dataset/inputChecks';
import type { Field, InputSource, ScanPositions } from './field';

/** What predictions need. */
export interface Model {
  readonly probe: Field;
  readonly object: Field;
  readonly positions: ScanPositions;
}

/** What predictions need, or why there are none. */
export function modelOf({ positions, probe, object }: InputSource): Model | Reason {
  if (!positions) return 'no-positions';
  if (!probe) return 'no-probe';
  if (!object) return 'no-object';
  return hasStructure(object) ? { positions, probe, object } : 'uniform-object';
}

/** An object of ones, as files have that only need the key, explains nothing. */
function hasStructure({ data }: Field): boolean {
  let [n, re, im, squares] = [0, 0, 0, 0];
  for (let at = 0; at < data.length; at += 2) {
    const [a, b] = [data[at] ?? 0, data[at + 1] ?? 0];
    if (!(Number.isFinite(a) && Number.isFinite(b))) return false;
    n += 1;
    re += a;
    im += b;
    squares += a * a + b * b;
  }
  return squares / n - (re / n) ** 2 - (im / n) ** 2 > 1e-6 * (squares / n);
}
