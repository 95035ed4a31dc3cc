import { safeFixes } from '../../shared/diff/safeFixes';
import { useStore } from '../store/store';

/** Opens the preview of all safe fixes. */
export function openSafeFixes(): void {
  const { resolution, show } = useStore.getState();
  if (safeFixes(resolution.findings).length === 0) show({ status: 'No safe fixes to apply' });
  else show({ overlay: 'safe-fixes' });
}
