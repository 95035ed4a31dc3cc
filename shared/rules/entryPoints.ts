/** For which entry points a finding holds, as far as the table of what reaches a run tells. */
import type { Finding } from '../findings/finding';
import { ENTRY_POINTS, type EntryPoint } from '../request/entryPoint';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import type { Target } from '../targets/target';

/**
 * The finding with the entry points that it holds for; none when there are none. A crash or a wrong result that a
 * setting causes needs the setting to reach the run. Nothing runs a design document, so that none is named there.
 */
export function withEntryPoints(finding: Finding, request: Request): Finding[] {
  const target = findTarget(request.target);
  const { entry_points: said, ...rest } = finding;
  if (!target || target.routes[request.workflow].length === 0) return [rest];
  // What a reconstruction does not read of a request, the trained model says in its stead.
  const isCaused =
    request.workflow === 'training' &&
    (finding.outcome === 'crash' || finding.outcome === 'wrong-result');
  const holds = (said ?? ENTRY_POINTS).filter(
    (name) => !isCaused || finding.fields.every((field) => arrives(target, request, field, name)),
  );
  if (holds.length === ENTRY_POINTS.length) return [rest];
  return holds.length === 0 ? [] : [{ ...rest, entry_points: holds }];
}

/** Whether a setting of the request reaches a run that is started so; what the user did not set does no harm. */
function arrives(
  target: Target,
  { workflow, overrides, execution, entry_point }: Request,
  field: string,
  name: EntryPoint,
): boolean {
  const option = !Object.hasOwn(overrides, field);
  if (name === 'lightning' || (option && !Object.hasOwn(execution ?? {}, field))) return true;
  const { effect } = target.propagation(workflow, field, option)?.routes[name] ?? {
    effect: 'reaches',
  };
  // While it is undecided, a command line that has no flag for the setting is not how this request is meant to run.
  return effect === 'reaches' || (effect === 'unavailable' && entry_point === undefined);
}
