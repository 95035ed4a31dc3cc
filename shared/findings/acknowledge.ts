/** Acknowledging a finding: the user gives a reason for keeping it, which is saved in the export. */
import type { Acknowledgement } from '../request/acknowledgement';
import type { Finding } from './finding';
import { REQUEST_RULES } from './requestRules';
import { findingOf } from './ruleFacts';

/** Whether a finding can be acknowledged: not what blocks the payload, nor a crash, which can only be allowed. */
export const canAcknowledge = ({ outcome }: Pick<Finding, 'outcome'>): boolean =>
  outcome !== 'blocked' && outcome !== 'crash';

/** Whether a note belongs to a finding: by rule, under any of its ids, and first field; the message may have changed. */
export const isAbout = (given: Acknowledgement, { rule, aliases, fields }: Finding): boolean =>
  (given.rule === rule || aliases?.includes(given.rule) === true) &&
  given.field === (fields[0] ?? '');

/**
 * The findings, with the notes of those that were acknowledged. What blocks or crashes a run cannot be: an
 * acknowledgement of it stays in the request, and a finding says that it has no effect.
 */
export function acknowledge(
  findings: readonly Finding[],
  given: readonly Acknowledgement[],
): Finding[] {
  const noted = findings.map((finding) => {
    const known = given.find((one) => isAbout(one, finding));
    return known && canAcknowledge(finding) ? { ...finding, acknowledged: known.note } : finding;
  });
  const idle = given.flatMap((one) => {
    const finding = findings.find((candidate) => isAbout(one, candidate));
    return finding && !canAcknowledge(finding) ? [withoutEffect(one)] : [];
  });
  return [...noted, ...idle];
}

function withoutEffect({ rule, field, note }: Acknowledgement): Finding {
  const kept = note === '' ? '' : ` The request keeps its note "${note}".`;
  const message = `The acknowledgement of ${rule} has no effect: a crash can be allowed when the payload is exported, not acknowledged, and a blocked request has no payload.${kept}`;
  const id = 'acknowledgement-without-effect';
  return findingOf(id, REQUEST_RULES[id], { fields: field === '' ? [] : [field], message });
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
