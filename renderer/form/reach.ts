/** Whether what a row sets reaches a run, as the row's mark says it. */
import type { Provenance } from '../../shared/factory/story';
import type { RowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import type { Reach, RouteId, RouteReach } from '../../shared/reach/reach';
import { insteadWords, lostTo, markWords, reachNow } from '../../shared/reach/words';
import type { Workflow } from '../../shared/request/request';
import { findTarget } from '../../shared/targets';

/** What a row's setting becomes; null where the target does not say. */
export function reachOf(
  target: string,
  workflow: Workflow,
  row: FormRow,
  setting: RowSetting,
): Reach | null {
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const knob = setting.set ? setting.knob : row.knob;
  return findTarget(target)?.reach(workflow, name, knob) ?? null;
}

export interface ReachMark {
  /** Two or three words. */
  readonly words: string;
  /** The whole of it. */
  readonly title: string;
}

/** The mark of a row whose setting does not reach the run as things stand; null when it does. */
export function reachMark(
  reach: Reach | null,
  workflow: Workflow,
  provenance: Provenance,
): ReachMark | null {
  if (!reach) return null;
  const told = reachNow(reach, (section, name) => provenance[section]?.[name]?.value);
  if (told.fate === 'reaches') return null;
  const better = insteadWords(reach);
  const lost = lostTo(workflow);
  return {
    words: reach.inferred ? 'inferred anew' : markWords(told.fate, workflow),
    title: `${lost.charAt(0).toUpperCase()}${lost.slice(1)}: ${told.why}.${better === '' ? '' : ` What works: ${better}.`}`,
  };
}

/** The three routes of a row in a line: `✓ payload · ✓ ptycho_torch.train --max_epochs · …`. */
export function routeLine(reach: Reach, workflow: Workflow): string {
  const run = workflow === 'training' ? 'train' : 'inference';
  const names: { readonly [id in RouteId]: string } = {
    python: 'payload',
    native: `ptycho_torch.${run}`,
    script: `ptycho_${run}`,
  };
  return (['python', 'native', 'script'] as const)
    .map((id) => {
      const told = reach.routes[id];
      const fate = told.fate === 'unavailable' ? 'no flag' : markWords(told.fate, workflow);
      return [`${routeMark(told)} ${names[id]}`, told.flag, fate].filter(Boolean).join(' ');
    })
    .join(' · ');
}

/** Whether a route reads the setting, as a mark beside its words. */
export const routeMark = ({ fate }: RouteReach): string => (fate === 'reaches' ? '✓' : '⊘');
