import { safeFixes } from '../../shared/diff/safeFixes';
import { useStore } from '../store/store';

/** Shows what all safe fixes would do, to apply them together. */
export function openSafeFixes(): void {
  const { resolution, show } = useStore.getState();
  if (safeFixes(resolution.findings).length === 0) show({ status: 'No safe fix to apply' });
  else show({ overlay: 'safe-fixes' });
}
