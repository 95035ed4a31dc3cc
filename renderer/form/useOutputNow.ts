/** Watches the output folder: a run may begin or end in it. */
import { useEffect, useState } from 'react';
import type { OutputReading } from '../../shared/dataset/outputFolder';
import { bridge } from '../bridge/bridge';
import { watch } from '../kit/watch';
import { resolveNow } from '../store/resolve';
import { isWholePath } from './pathState';

/** What is in the folder now; null while it is not known. The draft is resolved again when that changes, for its findings. */
export function useOutputNow(folder: string): OutputReading | null {
  const [seen, setSeen] = useState<{ of: string; now: OutputReading | null } | null>(null);
  useEffect(() => {
    if (!isWholePath(folder)) return;
    let known = 'null';
    return watch(async (isEnded) => {
      const outcome = await bridge?.lookAtOutput(folder);
      if (isEnded() || !outcome?.ok || JSON.stringify(outcome.value) === known) return;
      known = JSON.stringify(outcome.value);
      setSeen({ of: folder, now: outcome.value });
      void resolveNow();
    });
  }, [folder]);
  return seen?.of === folder ? seen.now : null;
}
