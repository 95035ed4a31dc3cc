/** How much of the form reaches a run: what the table of propagation says of each row. */
import type { ReadValue } from '../propagation/propagation';
import { propagationNow } from '../propagation/words';
import type { Draft } from '../request/draft';
import type { EntryPoint } from '../request/entryPoint';
import { findTarget } from '../targets';
import { formRows, rowSetting } from './formRows';
import { isExecutionOption } from './rows';

export interface ReachCount {
  /** Rows whose setting takes effect with the entry point. */
  readonly reach: number;
  readonly all: number;
}

/**
 * The rows of the draft's target and workflow that reach a run started through `entryPoint`, the settings being what they
 * are; null where the target has no such entry point. `read` reads the resolved payload.
 */
export function reachCount(
  draft: Pick<Draft, 'target' | 'workflow' | 'overrides' | 'execution'>,
  entryPoint: EntryPoint,
  read: ReadValue,
): ReachCount | null {
  const target = findTarget(draft.target);
  if (!target?.routes[draft.workflow].some(({ id }) => id === entryPoint)) return null;
  const rows = formRows(draft.target, draft.workflow);
  const reach = rows.filter((row) => {
    const setting = rowSetting(row, draft);
    const name = setting.set ? setting.name : (row.names[0] ?? row.name);
    const option = setting.set ? setting.option : isExecutionOption(row);
    const propagation = target.propagation(draft.workflow, name, option);
    return (
      propagation === null || propagationNow(propagation, read, entryPoint).effect === 'reaches'
    );
  });
  return { reach: reach.length, all: rows.length };
}
