/** Whether what a row sets reaches a run, as the row's mark says it. */

import type { RowSetting } from '../../../shared/form/formRows';
import type { FormRow } from '../../../shared/form/rows';
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
import type { Workflow } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';

/** What a row's setting becomes; null where the target does not say. */
export function propagationOf(
  target: string,
  workflow: Workflow,
  row: FormRow,
  setting: RowSetting,
): Propagation | null {
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const option = setting.set ? setting.option : row.option;
  return findTarget(target)?.propagation(workflow, name, option) ?? null;
}

export interface PropagationMark {
  /** Two or three words. */
  readonly words: string;
  /** The whole of it. */
  readonly title: string;
}

/** The mark of a row whose setting does not reach the run as things stand; null when it does. */
export function propagationMark(
  propagation: Propagation | null,
  workflow: Workflow,
  provenance: Provenance,
): PropagationMark | null {
  if (!propagation) return null;
  const told = propagationNow(propagation, (section, name) => provenance[section]?.[name]?.value);
  if (told.effect === 'reaches') return null;
  const better = insteadWords(propagation);
  const lost = overriddenBy(workflow);
  return {
    words: propagation.inferred ? 'inferred anew' : markWords(told.effect, workflow),
    title: `${lost.charAt(0).toUpperCase()}${lost.slice(1)}: ${told.why}.${better === '' ? '' : ` What works: ${better}.`}`,
  };
}

/** The three routes of a row in a line: `✓ payload · ✓ ptycho_torch.train --max_epochs · …`. */
export function routeLine(reach: Propagation, workflow: Workflow): string {
  const run = workflow === 'training' ? 'train' : 'inference';
  const names: { readonly [id in RouteId]: string } = {
    python: 'payload',
    native: `ptycho_torch.${run}`,
    script: `ptycho_${run}`,
  };
  return (['python', 'native', 'script'] as const)
    .map((id) => {
      const told = reach.routes[id];
      const fate = told.effect === 'unavailable' ? 'no flag' : markWords(told.effect, workflow);
      return [`${routeMark(told)} ${names[id]}`, told.flag, fate].filter(Boolean).join(' ');
    })
    .join(' · ');
}

/** Whether a route reads the setting, as a mark beside its words. */
export const routeMark = ({ effect }: EntryPointPropagation): string =>
  effect === 'reaches' ? '✓' : '⊘';
