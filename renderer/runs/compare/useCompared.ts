/** What is known of the runs that are compared. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { errorText } from '../../../shared/errors/words';
import type { RunRow } from '../../../shared/ipc/runs';
import { decode } from '../../../shared/ipc/wire';
import type { RunCurves } from '../../../shared/runs/compare/curves';
import { shortNames } from '../../../shared/runs/compare/names';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import { bridge } from '../../bridge/bridge';
import { useRuns } from '../store';

interface Known {
  readonly run: RecordedRun | null;
  readonly curves: RunCurves | null;
  readonly problem: string | null;
}

export interface Compared extends Known {
  readonly id: string;
  readonly name: string;
  /** Without what all names have in common. */
  readonly short: string;
  /** Its colour and dash, from 0. */
  readonly pen: number;
}

const NOTHING: Known = { run: null, curves: null, problem: null };

/** The chosen runs in their order, each read again once it is further or in another state. */
export function useCompared(): readonly Compared[] {
  const chosen = useRuns((state) => state.chosen);
  const rows = useRuns((state) => state.rows);
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const read = useRef(new Map<string, string>());
  useEffect(() => {
    for (const id of chosen) {
      const stamp = stampOf(rows.find((row) => row.id === id));
      if (read.current.get(id) === stamp) continue;
      read.current.set(id, stamp);
      void readKnown(id).then((one) => {
        // A later question has been asked since.
        if (read.current.get(id) === stamp) setKnown((before) => new Map(before).set(id, one));
      });
    }
  }, [chosen, rows]);
  return useMemo(() => {
    const names = chosen.map((id) => rows.find((row) => row.id === id)?.name ?? id);
    const short = shortNames(names);
    return chosen.map((id, pen) => ({
      ...(known.get(id) ?? NOTHING),
      id,
      name: names[pen] ?? id,
      short: short[pen] ?? id,
      pen,
    }));
  }, [chosen, rows, known]);
}

const stampOf = (row: RunRow | undefined): string => `${row?.state} ${row?.epoch} ${row?.endedAt}`;

async function readKnown(id: string): Promise<Known> {
  const [run, curves] = await Promise.all([bridge?.recordedRun(id), bridge?.runCurves(id)]);
  const failed = [run, curves].find((outcome) => outcome?.ok === false);
  return {
    run: run?.ok ? decode(run.value) : null,
    curves: curves?.ok ? decode(curves.value) : null,
    problem: failed?.ok === false ? errorText(failed.error) : null,
  };
}
