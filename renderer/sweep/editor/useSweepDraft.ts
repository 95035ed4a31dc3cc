/** The sweep as typed, and as parsed. */
import { useMemo } from 'react';
import type { SweepDraft } from '../../../shared/sweep/draft/draft';
import { type AxisField, axisFields } from '../../../shared/sweep/draft/fields';
import { readSweep, type SweepReading } from '../../../shared/sweep/draft/readSweep';
import { useDocument } from '../../store/store';

/** What can be an axis for the current target and workflow. */
export const useAxisFields = (): readonly AxisField[] =>
  useDocument(({ draft: { target, workflow } }) => axisFields(target, workflow));

export function useSweepDraft(): {
  sweep: SweepDraft;
  fields: readonly AxisField[];
  reading: SweepReading;
} {
  const sweep = useDocument((doc) => doc.sweep);
  const fields = useAxisFields();
  const reading = useMemo(() => readSweep(sweep, fields), [sweep, fields]);
  return { sweep, fields, reading };
}
