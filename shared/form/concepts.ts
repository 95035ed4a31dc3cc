/** One row per concept: where an override and an execution option set one thing, the form offers the one that is read. */
import { USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import { formRows, rowSetting } from './formRows';
import { type FormRow, isExecutionOption } from './rows';

type Asked = Pick<Request, 'target' | 'workflow' | 'entry_point'>;
type Settings = Pick<Request, 'overrides' | 'execution'>;

/** How many of the entry points in question read what the row sets. */
function readers({ target, workflow, entry_point: chosen }: Asked, row: FormRow): number {
  const name = row.names[0] ?? row.name;
  const routes = findTarget(target)?.propagation(workflow, name, isExecutionOption(row))?.routes;
  const asked = chosen === undefined ? USUAL_ENTRY_POINTS : [chosen];
  return asked.filter((entryPoint) => routes?.[entryPoint].effect === 'reaches').length;
}

/** Of the rows of an override and of an option of its name, the one that more entry points read; of two equal ones the option, where it is read. */
function better(asked: Asked, override: FormRow, option: FormRow): FormRow {
  const [byOption, byOverride] = [readers(asked, option), readers(asked, override)];
  return byOption > 0 && byOption >= byOverride ? option : override;
}

const cache = new Map<string, ReadonlyMap<string, FormRow>>();

/** By name of each row that has a partner: the row that the form offers for both. */
function leaders(asked: Asked): ReadonlyMap<string, FormRow> {
  const key = `${asked.target} ${asked.workflow} ${asked.entry_point}`;
  const known = cache.get(key);
  if (known) return known;
  const rows = formRows(asked.target, asked.workflow);
  const found = new Map<string, FormRow>();
  for (const option of rows.filter(({ kind }) => kind === 'execution-only')) {
    const override = rows.find(({ name }) => option.name === `execution_config.${name}`);
    if (!override) continue;
    const leader = better(asked, override, option);
    found.set(option.name, leader).set(override.name, leader);
  }
  cache.set(key, found);
  return found;
}

/** The row to show for `row`: itself where the user set it, else the one that the form offers for what it sets. */
export const shownRow = (draft: Asked & Settings, row: FormRow): FormRow =>
  rowSetting(row, draft).set ? row : (leaders(draft).get(row.name) ?? row);

/** The rows that the form shows: one per concept, and every one that the user set. */
export const shownRows = (draft: Asked & Settings): FormRow[] =>
  formRows(draft.target, draft.workflow).filter((row) => shownRow(draft, row) === row);
