/** One form for one request: the order in which things were typed does not count. */
import { SECTION_NAMES } from '../catalogue/types';
import type { Acknowledgement } from '../request/acknowledgement';
import type { Request } from '../request/request';
import { findTarget, TARGETS } from '../targets';
import type { Target } from '../targets/target';
import type { Values } from '../values/value';

const orders = new Map<string, ReadonlyMap<string, number>>();

/** Position of every name that overrides and execution options may have, in catalogue order, aliases before their field. */
function nameOrder(target: Target): ReadonlyMap<string, number> {
  const known = orders.get(target.name);
  if (known) return known;
  const names = SECTION_NAMES.flatMap((section) => Object.keys(target.sections[section]));
  const aliases = Object.keys(target.aliases);
  const order = new Map([...new Set([...aliases, ...names])].map((name, i) => [name, i]));
  orders.set(target.name, order);
  return order;
}

/** Values with their names in catalogue order, unknown ones last by name; without a target in the order of all of them. */
export function orderedValues(values: Values, targetName: string | undefined): Values {
  if (targetName === undefined) return inOrder(values, orderOfAll());
  const target = findTarget(targetName);
  return inOrder(values, target ? nameOrder(target) : new Map());
}

function orderOfAll(): ReadonlyMap<string, number> {
  const names = Object.values(TARGETS).flatMap((target) => [...nameOrder(target).keys()]);
  return new Map([...new Set(names)].map((name, i) => [name, i]));
}

function inOrder(values: Values, order: ReadonlyMap<string, number>): Values {
  const place = (name: string) => order.get(name) ?? order.size;
  return Object.fromEntries(
    Object.entries(values).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0)),
  );
}

/** Sorted, and absent when there are none, so that older files and requests keep their bytes. */
function acknowledgementsOf({ acknowledgements = [] }: Request): Pick<Request, 'acknowledgements'> {
  if (acknowledgements.length === 0) return {};
  const key = ({ rule, field }: Acknowledgement) => `${rule} ${field}`;
  return {
    acknowledgements: [...acknowledgements]
      .map(({ rule, field, note }) => ({ rule, field, note }))
      .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
  };
}

/**
 * The request with its keys in the file's order, names in catalogue order, and one way to say "nothing":
 * no execution options is null, no profile is null, the CLI-defaults layer is off.
 */
export function canonicalRequest(request: Request): Request {
  const ordered = (values: Values) => orderedValues(values, request.target);
  const execution = request.execution ?? {};
  const rest = {
    output_dir: request.output_dir,
    overrides: ordered(request.overrides),
    execution: Object.keys(execution).length === 0 ? null : ordered(execution),
    profile: request.profile ?? null,
    cli_defaults: request.cli_defaults ?? false,
    ...(request.entry_point ? { entry_point: request.entry_point } : {}),
    ...acknowledgementsOf(request),
  };
  return request.workflow === 'training'
    ? {
        target: request.target,
        workflow: request.workflow,
        train_data_file: request.train_data_file,
        ...rest,
      }
    : {
        target: request.target,
        workflow: request.workflow,
        model_path: request.model_path,
        test_data_file: request.test_data_file,
        ...rest,
      };
}
