/** Watches the open dataset: a file may be rewritten, or a network folder disconnected. */
import { useEffect, useState } from 'react';
import type { DatasetReading } from '../../shared/dataset/facts';
import type { OpenedDataset } from '../../shared/ipc/opened';
import { bridge } from '../bridge/bridge';
import { resolveNow } from '../store/resolve';
import { changeText } from './change';

/** Each check reads only the size and time of the file. */
const EVERY_MS = 3000;

/** The file as it is now, once it differs from what was read; the draft is then resolved again. */
export function useReadingNow({ grant, reading }: OpenedDataset): DatasetReading | null {
  const [seen, setSeen] = useState<{ of: DatasetReading; now: DatasetReading } | null>(null);
  useEffect(() => {
    let ended = false;
    let known = reading;
    // A network share that hangs answers late; it is not asked again meanwhile.
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      const outcome = await bridge?.lookAtDataset(grant);
      looking = false;
      if (ended || !outcome?.ok || changeText(known, outcome.value) === null) return;
      known = outcome.value;
      setSeen({ of: reading, now: known });
      void resolveNow();
    };
    void look();
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener('focus', look);
    return () => {
      ended = true;
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [grant, reading]);
  return seen?.of === reading ? seen.now : null;
}
