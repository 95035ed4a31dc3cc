/** Opening the sheet. */
import { payloadReady } from '../store/files';
import { useStore } from '../store/store';
import { beginRun } from './store';

/** Opens the sheet, or goes to what keeps the request from a payload. */
export async function openRun(): Promise<void> {
  const doc = await payloadReady('Not run');
  if (doc === null) return;
  beginRun(doc.id);
  useStore.setState({ overlay: 'run' });
}
