/** Watches the open dataset: a file may be rewritten, or a network folder disconnected. */
import { useEffect, useState } from 'react';
import type { DatasetReading } from '../../shared/dataset/facts';
import type { OpenedDataset } from '../../shared/ipc/opened';
import { bridge } from '../bridge/bridge';
import { watch } from '../kit/watch';
import { resolveNow } from '../store/resolve';
import { changeText } from './change';

/** The file as it is now, once it differs from what was read; the draft is then resolved again. */
export function useReadingNow({ grant, reading }: OpenedDataset): DatasetReading | null {
  const [seen, setSeen] = useState<{ of: DatasetReading; now: DatasetReading } | null>(null);
  useEffect(() => {
    let known = reading;
    // Each look reads only the size and time of the file.
    return watch(async (isEnded) => {
      const outcome = await bridge?.lookAtDataset(grant);
      if (isEnded() || !outcome?.ok || changeText(known, outcome.value) === null) return;
      known = outcome.value;
      setSeen({ of: reading, now: known });
      void resolveNow();
    });
  }, [grant, reading]);
  return seen?.of === reading ? seen.now : null;
}
