/** The state of every row, for filters and counts. */
import { useMemo, useRef } from 'react';
import { formRows, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { propagationMark, propagationOf } from '../kit/fields/propagation';
import { share } from '../store/share';
import { useResolvedDraft, useStore } from '../store/store';
import { useDiffSource } from '../store/useDiffSource';
import { differsFrom } from './differs';
import type { RowState } from './filter';
import { type FindingsByRow, findingsByRow } from './findingRows';

const NONE: RowState['findings'] = [];

export type RowStates = ReadonlyMap<string, RowState>;

/** The rows with the state of each; unchanged findings keep their identity. */
export function useRowStates(): {
  rows: readonly FormRow[];
  states: RowStates;
} {
  const draft = useResolvedDraft((d) => d);
  const rows = formRows(draft.target, draft.workflow);
  const resolution = useStore((state) => state.resolution);
  const baseline = useDiffSource(useStore((state) => state.baseline));
  const last = useRef<FindingsByRow>({});
  const states = useMemo(() => {
    const placed = share(last.current, findingsByRow(rows, resolution.findings));
    last.current = placed;
    return new Map(
      rows.map((row): [string, RowState] => {
        const land = row.lands[0];
        const setting = rowSetting(row, draft);
        const propagation = propagationOf(draft.target, draft.workflow, row, setting);
        return [
          row.name,
          {
            set: setting.set,
            provenance: land && resolution.provenance[land.section]?.[land.name],
            findings: placed[row.name] ?? NONE,
            differs: differsFrom(baseline, resolution.provenance, row),
            unread: propagationMark(propagation, draft.workflow, resolution.provenance),
          },
        ];
      }),
    );
  }, [rows, draft, resolution, baseline]);
  return { rows, states };
}
