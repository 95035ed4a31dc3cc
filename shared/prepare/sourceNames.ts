/** Which files the window prepares by their name, rather than opens or imports. */
import { SOURCE_KINDS, usualKind } from './source';

/** Of every file that a dataset can be prepared from. */
export const SOURCE_EXTENSIONS: readonly string[] = Object.values(SOURCE_KINDS).flatMap(
  ({ extensions }) => [...extensions],
);

/** Not an NPZ, which may be a dataset, and not `.txt`, which another tool may have written its settings to. */
export function isSourceName(name: string): boolean {
  const kind = usualKind(name);
  return kind !== undefined && kind !== 'npz' && !name.toLowerCase().endsWith('.txt');
}
