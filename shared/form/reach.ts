/** Whether a row of the form reaches the run, and how many do. */
import type { Propagation, ReadValue } from '../propagation/propagation';
import { reachesRun } from '../propagation/words';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import { shownRows } from './concepts';
import { type RowSetting, rowSetting } from './formRows';
import { requestPaths } from './requestPaths';
import { type FormRow, isExecutionOption } from './rows';

type Asked = Pick<Request, 'target' | 'workflow' | 'entry_point' | 'overrides' | 'execution'>;

/** The propagation of a row's setting; null where the target does not say. */
export function propagationOf(
  { target, workflow }: Pick<Request, 'target' | 'workflow'>,
  row: FormRow,
  setting: RowSetting,
): Propagation | null {
  const name = setting.set ? setting.name : (row.names[0] ?? row.name);
  const option = setting.set ? setting.option : isExecutionOption(row);
  return findTarget(target)?.propagation(workflow, name, option) ?? null;
}

/** Whether what the row sets reaches the run, through any entry point while none is chosen; true where the target does not say. */
export function rowReaches(draft: Asked, row: FormRow, read: ReadValue): boolean {
  const propagation = propagationOf(draft, row, rowSetting(row, draft));
  return propagation === null || reachesRun(propagation, read, draft.entry_point);
}

/** Whether the target says what reaches a run that is started so; undecided, whether it has an entry point at all. */
export function saysReach({
  target,
  workflow,
  entry_point: chosen,
}: Pick<Request, 'target' | 'workflow' | 'entry_point'>): boolean {
  const routes = findTarget(target)?.routes[workflow] ?? [];
  return chosen === undefined ? routes.length > 0 : routes.some(({ id }) => id === chosen);
}

export interface ReachCount {
  readonly reach: number;
  readonly all: number;
}

/** How many of the form's rows reach the run; null where the target does not say. `read` reads the resolved payload. */
export function reachCount(draft: Asked, read: ReadValue): ReachCount | null {
  if (!saysReach(draft)) return null;
  const rows = shownRows(draft);
  const paths = requestPaths(draft.workflow).length;
  const reach = rows.filter((row) => rowReaches(draft, row, read)).length;
  return { reach: paths + reach, all: paths + rows.length };
}
