/** Acknowledging a finding: the user has seen it, says why it may stand, and the note is exported with it. */
import { z } from 'zod';
import type { Finding } from './finding';

export const acknowledgementSchema = z.object({
  rule: z.string(),
  /** First field of the finding; empty when it has none. */
  field: z.string(),
  /** Why it may stand, in the user's words; may be empty. */
  note: z.string(),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

/** Whether a finding can be acknowledged: not what blocks the payload, nor a crash, which can only be allowed. */
export const canAcknowledge = ({ outcome }: Pick<Finding, 'outcome'>): boolean =>
  outcome !== 'blocked' && outcome !== 'crash';

/** Whether two stand for one finding: by rule and first field, so that a changed message keeps the note. */
export const isAbout = (given: Acknowledgement, { rule, fields }: Finding): boolean =>
  given.rule === rule && given.field === (fields[0] ?? '');

/** The findings, with the notes of those that were acknowledged. What blocks or crashes a run cannot be. */
export function acknowledge(
  findings: readonly Finding[],
  given: readonly Acknowledgement[],
): Finding[] {
  return findings.map((finding) => {
    const known = given.find((one) => isAbout(one, finding));
    return known && canAcknowledge(finding) ? { ...finding, acknowledged: known.note } : finding;
  });
}

/** The list with the finding acknowledged under this note; null takes its acknowledgement back. */
export function withAcknowledgement(
  given: readonly Acknowledgement[],
  finding: Finding,
  note: string | null,
): Acknowledgement[] {
  const others = given.filter((one) => !isAbout(one, finding));
  if (note === null) return others;
  return [...others, { rule: finding.rule, field: finding.fields[0] ?? '', note }];
}
