/** What has become of a dataset since it was read. */
import type { DatasetReading } from '../../shared/dataset/facts';

interface Change {
  readonly title: string;
  readonly said: string;
  /** Whether reading it again gives something to look at. */
  readonly offer: boolean;
}

/** How a dataset that is open differs from what is on the disk now; null when it is the same. */
export function changeText(shown: DatasetReading, now: DatasetReading): Change | null {
  if (now.status !== 'ok') {
    if (shown.status !== 'ok') return null;
    return now.status === 'missing'
      ? {
          title: 'Gone.',
          said: `${now.problem} What you set is kept. What is shown here was read before; it goes on when the file is back, a network folder connected again.`,
          offer: false,
        }
      : {
          title: 'Changed, and not readable now.',
          said: `${now.problem} It may still be being written. What you set is kept; what is shown here was read before.`,
          offer: false,
        };
  }
  if (shown.status !== 'ok')
    return { title: 'There now.', said: 'The file can be read now.', offer: true };
  if (shown.fingerprint === now.fingerprint && shown.size === now.size) return null;
  return {
    title: 'Changed on the disk.',
    said: 'The file is another one than what is shown here. Findings and exports go by the file as it is now.',
    offer: true,
  };
}
