/** Looks again at the dataset that is open: a file may be written anew, or a network folder go away. */
import { useEffect, useState } from 'react';
import type { DatasetReading } from '../../shared/dataset/facts';
import type { OpenedDataset } from '../../shared/ipc/opened';
import { bridge } from '../bridge/bridge';
import { resolveNow } from '../store/resolve';
import { changeText } from './change';

/** It costs one look at size and time of the file. */
const EVERY_MS = 3000;

/** What is on the disk now, once it was seen to differ from what was read; the draft is then resolved anew. */
export function useReadingNow({ grant, reading }: OpenedDataset): DatasetReading | null {
  const [seen, setSeen] = useState<{ of: DatasetReading; now: DatasetReading } | null>(null);
  useEffect(() => {
    let ended = false;
    let known = reading;
    // A share that hangs answers late; it is not asked again meanwhile.
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
