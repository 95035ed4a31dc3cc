import { useEffect, useState } from 'react';
import type { RunRow } from '../../../shared/ipc/runs';
import { decode } from '../../../shared/ipc/wire';
import type { Curve } from '../../../shared/runs/curve';
import { bridge } from '../../bridge/bridge';
import { Curves } from '../Curves';

/** What a run logged that Pinnboard did not start. Those of the run before stay until it has been read, so that the list does not jump. */
export function RecordedCurves({ run: { id, epoch, state } }: { run: RunRow }) {
  const [curves, setCurves] = useState<readonly Curve[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that is further has logged more.
  useEffect(() => {
    let isWanted = true;
    void bridge?.runCurves(id).then((outcome) => {
      if (isWanted) setCurves(outcome.ok ? decode(outcome.value).curves : []);
    });
    return () => {
      isWanted = false;
    };
  }, [id, epoch, state]);
  return <Curves curves={curves} />;
}
