import { safeFixes } from '../../shared/diff/safeFixes';
import { settled } from '../store/settled';
import { useStore } from '../store/store';

/** Opens the preview of all safe fixes. */
export async function openSafeFixes(): Promise<void> {
  const { resolution } = await settled();
  if (safeFixes(resolution.findings).length === 0)
    useStore.setState({ status: 'No safe fixes to apply' });
  else useStore.setState({ overlay: 'safe-fixes' });
}
