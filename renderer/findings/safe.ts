/** Fixes that leave every section of the payload as it is, applied together. */
import type { Edit, Finding } from '../../shared/findings/finding';
import { useStore } from '../store/store';
import { counted } from './words';

/** The edits of every finding's first safe fix. */
export const safeEdits = (findings: readonly Finding[]): Edit[] =>
  findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe)?.edits ?? []);

/** How many findings have a safe fix. */
export const countSafe = (findings: readonly Finding[]): number =>
  findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;

/** Applies them as one step. */
export function applySafeFixes(): void {
  const { resolution, edit, show } = useStore.getState();
  const count = countSafe(resolution.findings);
  if (count > 0) edit(safeEdits(resolution.findings));
  show({
    status: count > 0 ? `Applied ${counted(count, 'safe fix', 'es')}` : 'No safe fix to apply',
  });
}
