/** Whether a row's setting reaches a run, as text. */

import type {
  EntryPointPropagation,
  Propagation,
  ReadValue,
} from '../../../shared/propagation/propagation';
import {
  markWords,
  overriddenBy,
  propagationNow,
  reachesRun,
} from '../../../shared/propagation/words';
import type { Provenance } from '../../../shared/provenance/provenance';
import type { Draft } from '../../../shared/request/draft';
import { findTarget } from '../../../shared/targets';
import { insteadWords } from '../../../shared/targets/forwarding';
import { capital } from '../../../shared/values/capital';

export interface PropagationMark {
  /** Two or three words. */
  readonly words: string;
  /** In full. */
  readonly title: string;
  /** In the place of a control: `Not forwarded: training rebuilds its PyTorch config …`. */
  readonly reason: string;
}

/** The mark of a row whose setting does not reach the run; null when it does. */
export function propagationMark(
  propagation: Propagation | null,
  { target, workflow, entry_point: entryPoint }: Pick<Draft, 'target' | 'workflow' | 'entry_point'>,
  provenance: Provenance,
): PropagationMark | null {
  if (!propagation) return null;
  const read: ReadValue = (section, name) => provenance[section]?.[name]?.value;
  if (reachesRun(propagation, read, entryPoint)) return null;
  const now = propagationNow(propagation, read, entryPoint);
  const found = entryPoint === 'lightning' ? undefined : findTarget(target);
  const instead = found ? insteadWords(found, workflow, propagation, entryPoint) : '';
  const use = instead === '' ? '' : ` Use ${instead} instead.`;
  const words = markWords(now.effect, workflow);
  return {
    words,
    title: `This setting ${overriddenBy(workflow)}: ${now.why}.${use}`,
    reason: `${capital(words)}: ${now.why}.${use}`,
  };
}

/** Whether the setting takes effect with an entry point, as a mark. */
export const routeMark = ({ effect }: EntryPointPropagation): string =>
  effect === 'reaches' ? '✓' : '⊘';
