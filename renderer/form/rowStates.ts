/** The state of every row, for filters and counts. */
import { useMemo } from 'react';
import { formRows, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { propagationMark, propagationOf } from '../kit/fields/propagation';
import { useShared } from '../kit/useShared';
import { useDiffSource } from '../store/diffSources';
import { useResolved, useStore } from '../store/store';
import { differsFrom } from './differs';
import type { RowState } from './filter';
import { findingsByRow } from './findingRows';

const NONE: RowState['findings'] = [];

export type RowStates = ReadonlyMap<string, RowState>;

/** The rows with the state of each; unchanged findings keep their identity. */
export function useRowStates(): {
  rows: readonly FormRow[];
  states: RowStates;
} {
  const draft = useResolved(({ draft }) => draft);
  const rows = formRows(draft.target, draft.workflow);
  const resolution = useStore((state) => state.resolution);
  const baseline = useDiffSource(useStore((state) => state.baseline));
  const placed = useShared(
    useMemo(() => findingsByRow(rows, resolution.findings), [rows, resolution.findings]),
  );
  const states = useMemo(() => {
    return new Map(
      rows.map((row): [string, RowState] => {
        const destination = row.destinations[0];
        const setting = rowSetting(row, draft);
        const propagation = propagationOf(draft.target, draft.workflow, row, setting);
        return [
          row.name,
          {
            set: setting.set,
            provenance:
              destination && resolution.provenance[destination.section]?.[destination.name],
            findings: placed[row.name] ?? NONE,
            differs: differsFrom(baseline, resolution.provenance, row),
            unread: propagationMark(propagation, draft, resolution.provenance),
          },
        ];
      }),
    );
  }, [rows, draft, resolution.provenance, baseline, placed]);
  return { rows, states };
}
