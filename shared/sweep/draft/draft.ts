/** A sweep as edited in the window: text as typed, so that invalid text is not lost. */
import { z } from 'zod';
import { AXIS_PLACES } from '../spec';

export const axisDraftSchema = z.object({
  name: z.string(),
  place: z.enum(AXIS_PLACES),
  kind: z.enum(['list', 'range']),
  /** Values separated by commas or lines, each as typed in the field's own control. */
  values: z.string(),
  from: z.string(),
  to: z.string(),
  count: z.string(),
  scale: z.enum(['linear', 'log']),
  whole: z.boolean(),
});
export type AxisDraft = z.infer<typeof axisDraftSchema>;

export const METHODS = ['grid', 'zip', 'random'] as const;

export const sweepDraftSchema = z.object({
  name: z.string(),
  axes: z.array(axisDraftSchema),
  method: z.enum(METHODS),
  /** Of random points. */
  count: z.string(),
  seed: z.string(),
  leave_out: z.array(z.string()),
  /** Scripts to write, by id, with their options as they were typed. */
  scripts: z.record(
    z.string(),
    z.object({ chosen: z.boolean(), options: z.record(z.string(), z.string()) }),
  ),
});
export type SweepDraft = z.infer<typeof sweepDraftSchema>;

export const EMPTY_SWEEP: SweepDraft = {
  name: '',
  axes: [],
  method: 'grid',
  count: '100',
  seed: '0',
  leave_out: [],
  scripts: {},
};

/** Identifies an axis: each field is swept once. */
export const axisKey = ({ name, place }: Pick<AxisDraft, 'name' | 'place'>): string =>
  `${place} ${name}`;
