/** What Run setup says in the toolbar. */
import { targetOf } from '../../../shared/environments/target';
import type { Draft } from '../../../shared/request/draft';
import { ENTRY_POINT_FACTS } from '../../../shared/request/entryPoint';
import type { Workflow } from '../../../shared/request/request';
import { findTarget } from '../../../shared/targets';
import { shortCommit } from '../../kit/environments/words';
import { environmentNamed, useEnvironments } from '../../store/environments';

export const WORKFLOW_TEXT: { readonly [workflow in Workflow]: string } = {
  training: 'Training',
  inference: 'Inference',
};

/** `2026.07`: a built-in target, in the place where the product is named before it. */
export const shortTarget = (name: string): string => name.replace(/^ptychopinn-/, '');

export interface PtychoPinnText {
  /** `PtychoPINN 1a2b3c4`, an environment's name, or a design document's. */
  readonly name: string;
  /** `installed`, `built in`. */
  readonly about: string;
}

/** The environment in use, where the configuration is for its target; else the target. */
export function usePtychoPinnText(target: string): PtychoPinnText {
  const used = useEnvironments((list) => environmentNamed(list, list.inUse));
  if (used && targetOf(used)?.name === target) {
    const { revision, modified } = used.report ?? {};
    return {
      name: revision ? `PtychoPINN ${shortCommit(revision)}` : used.name,
      about: modified ? 'installed, changed' : 'installed',
    };
  }
  return findTarget(target)?.traits.run.runs === false
    ? { name: target, about: 'design draft' }
    : { name: `PtychoPINN ${shortTarget(target)}`, about: 'built in' };
}

/** Whether the target of the draft has entry points at all: a design document has none. */
export const hasEntryPoints = ({
  target,
  workflow,
  entry_point,
}: Pick<Draft, 'target' | 'workflow' | 'entry_point'>): boolean =>
  (findTarget(target)?.routes[workflow].length ?? 0) > 0 || entry_point !== undefined;

export const UNDECIDED_TEXT = 'Entry point undecided';

export const entryPointText = ({ entry_point }: Pick<Draft, 'entry_point'>): string =>
  entry_point === undefined ? UNDECIDED_TEXT : ENTRY_POINT_FACTS[entry_point].title;
