/** The sweep as it was typed, and what is read of it. */
import { useMemo } from 'react';
import type { SweepDraft } from '../../../shared/sweep/draft/draft';
import { type AxisField, axisFields } from '../../../shared/sweep/draft/fields';
import { readSweep, type SweepReading } from '../../../shared/sweep/draft/readSweep';
import { useDocument, useDraft } from '../../store/store';

/** What an axis of the current target and workflow can go over. */
export const useAxisFields = (): readonly AxisField[] =>
  useDraft(({ target, workflow }) => axisFields(target, workflow));

export function useSweepDraft(): {
  sweep: SweepDraft;
  fields: readonly AxisField[];
  reading: SweepReading;
} {
  const sweep = useDocument((work) => work.sweep);
  const fields = useAxisFields();
  const reading = useMemo(() => readSweep(sweep, fields), [sweep, fields]);
  return { sweep, fields, reading };
}
