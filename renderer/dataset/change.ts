/** How a dataset changed on disk since it was read. */
import type { DatasetReading } from '../../shared/dataset/facts';

interface Change {
  readonly title: string;
  readonly details: string;
  /** Whether the file can be read again now. */
  readonly canReload: boolean;
}

/** How an open dataset differs from the file on disk; null when it is the same. */
export function changeText(shown: DatasetReading, now: DatasetReading): Change | null {
  if (now.status !== 'ok') {
    if (shown.status !== 'ok') return null;
    return now.status === 'missing'
      ? {
          title: 'File not found.',
          details: `${now.problem} Your settings are kept, and what is shown here was read earlier. Pinnboard continues as soon as the file is back, for example when a network folder is connected again.`,
          canReload: false,
        }
      : {
          title: 'File changed and cannot be read.',
          details: `${now.problem} Another program may still be writing it. Your settings are kept, and what is shown here was read earlier.`,
          canReload: false,
        };
  }
  if (shown.status !== 'ok')
    return { title: 'File available.', details: 'The file can be read now.', canReload: true };
  if (shown.fingerprint === now.fingerprint && shown.size === now.size) return null;
  return {
    title: 'File changed on disk.',
    details: 'What is shown here is out of date. Findings and exports use the current file.',
    canReload: true,
  };
}
