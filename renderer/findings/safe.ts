import { safeFixes } from '../../shared/diff/safeFixes';
import { useStore } from '../store/store';

/** Opens the preview of all safe fixes. */
export function openSafeFixes(): void {
  const { resolution } = useStore.getState();
  if (safeFixes(resolution.findings).length === 0)
    useStore.setState({ status: 'No safe fixes to apply' });
  else useStore.setState({ overlay: 'safe-fixes' });
}
