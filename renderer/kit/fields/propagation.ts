/** Whether a row's setting reaches a run, as text. */

import type { RowSetting } from '../../../shared/form/formRows';
import { type FormRow, isExecutionOption } from '../../../shared/form/rows';
import type {
  EntryPointPropagation,
  Propagation,
  RouteId,
} from '../../../shared/propagation/propagation';
import {
  insteadWords,
  markWords,
  overriddenBy,
  propagationNow,
} from '../../../shared/propagation/words';
import type { Provenance } from '../../../shared/provenance/provenance';
import type { Draft } from '../../../shared/request/draft';
import type { Workflow } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';

/** The propagation of a row's setting; null where the target has none. */
export function propagationOf(
  target: string,
  workflow: Workflow,
  row: FormRow,
  setting: RowSetting,
): Propagation | null {
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const option = setting.set ? setting.option : isExecutionOption(row);
  return findTarget(target)?.propagation(workflow, name, option) ?? null;
}

export interface PropagationMark {
  /** Two or three words. */
  readonly words: string;
  /** In full. */
  readonly title: string;
}

/** The mark of a row whose setting does not reach the run; null when it does. */
export function propagationMark(
  propagation: Propagation | null,
  { workflow, entry_point: entryPoint }: Pick<Draft, 'workflow' | 'entry_point'>,
  provenance: Provenance,
): PropagationMark | null {
  if (!propagation) return null;
  const now = propagationNow(
    propagation,
    (section, name) => provenance[section]?.[name]?.value,
    entryPoint,
  );
  if (now.effect === 'reaches') return null;
  const instead = entryPoint === 'lightning' ? '' : insteadWords(propagation);
  return {
    words: propagation.inferred ? 're-inferred' : markWords(now.effect, workflow),
    title: `This setting ${overriddenBy(workflow)}: ${now.why}.${instead === '' ? '' : ` Use ${instead} instead.`}`,
  };
}

/** The entry points of a row in a line: `✓ payload · ✓ ptycho_torch.train --max_epochs · …`. */
export function routeLine(propagation: Propagation, workflow: Workflow): string {
  const run = workflow === 'training' ? 'train' : 'inference';
  const names: readonly (readonly [RouteId, string])[] = [
    ['python', 'payload'],
    ['native', `ptycho_torch.${run}`],
    ['script', `ptycho_${run}`],
    ...(workflow === 'training' ? [['lightning', 'train_lightning_only'] as const] : []),
  ];
  return names
    .map(([id, name]) => {
      const here = propagation.routes[id];
      const effect = here.effect === 'unavailable' ? 'no flag' : markWords(here.effect, workflow);
      return [`${routeMark(here)} ${name}`, here.flag, effect].filter(Boolean).join(' ');
    })
    .join(' · ');
}

/** Whether the setting takes effect with an entry point, as a mark. */
export const routeMark = ({ effect }: EntryPointPropagation): string =>
  effect === 'reaches' ? '✓' : '⊘';
