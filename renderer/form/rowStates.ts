/** The state of every row that the form shows, for filters and counts. */
import { useMemo } from 'react';
import { bundleOf } from '../../shared/dataset/model';
import { shownRows } from '../../shared/form/concepts';
import { formRows, rowSetting } from '../../shared/form/formRows';
import { propagationOf } from '../../shared/form/reach';
import type { FormRow } from '../../shared/form/rows';
import { currentText } from '../../shared/form/typedText';
import { usedOfRow } from '../../shared/form/usedText';
import { propagationMark } from '../kit/fields/propagation';
import { useShared } from '../kit/useShared';
import { useDiffSource } from '../store/diffSources';
import { useDocument, useResolved, useStore } from '../store/store';
import { differsFrom } from './differs';
import type { RowState } from './filter';
import { type FindingsByRow, findingsByRow } from './findingRows';

const NONE: RowState['findings'] = [];

export type RowStates = ReadonlyMap<string, RowState>;

/** The rows with the state of each; what is unchanged keeps its identity. */
export function useRowStates(): {
  rows: readonly FormRow[];
  states: RowStates;
  /** Findings by row, those on the request's own paths included. */
  placed: FindingsByRow;
} {
  const draft = useResolved(({ draft }) => draft);
  const resolution = useStore((state) => state.resolution);
  const model = useResolved((doc) => bundleOf(doc.model?.reading));
  const baseline = useDiffSource(useStore((state) => state.baseline));
  // Text that is not understood yet stays where it was typed, until another edit sets or clears the row.
  const typed = useDocument(({ draft: { target, workflow, ...settings }, typed: texts }) =>
    Object.keys(texts).length === 0
      ? ''
      : formRows(target, workflow)
          .filter((row) => currentText(texts[row.name], rowSetting(row, settings)))
          .map(({ name }) => name)
          .join(' '),
  );
  const placed = useShared(
    useMemo(() => findingsByRow(draft, resolution.findings), [draft, resolution.findings]),
  );
  const rows = useMemo(() => {
    const shown = new Set([...shownRows(draft).map(({ name }) => name), ...typed.split(' ')]);
    return formRows(draft.target, draft.workflow).filter(
      ({ name }) => shown.has(name) || placed[name] !== undefined,
    );
  }, [draft, placed, typed]);
  const states = useMemo(
    () =>
      new Map(
        rows.map((row): [string, RowState] => {
          const destination = row.destinations[0];
          const setting = rowSetting(row, draft);
          const { provenance } = resolution;
          return [
            row.name,
            {
              set: setting.set,
              provenance: destination && provenance[destination.section]?.[destination.name],
              findings: placed[row.name] ?? NONE,
              differs: differsFrom(baseline, provenance, row),
              unread: propagationMark(propagationOf(draft, row, setting), draft, provenance),
              used: usedOfRow(draft, row, provenance, model),
            },
          ];
        }),
      ),
    [rows, draft, resolution, baseline, placed, model],
  );
  return { rows, states, placed };
}
