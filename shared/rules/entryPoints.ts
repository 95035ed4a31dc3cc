/** The entry points for which a finding holds, according to the propagation table. */
import type { Finding } from '../findings/finding';
import { ENTRY_POINTS, type EntryPoint } from '../request/entryPoint';
import type { Context } from './context';

/**
 * The finding with the entry points that it holds for; none when there are none. A crash or a wrong result that a
 * setting causes needs the setting to reach the run. Nothing runs a design document, so that none is named there.
 */
export function withEntryPoints(finding: Finding, context: Context): Finding[] {
  const { target, request } = context;
  const { entry_points: named, ...rest } = finding;
  if (target.routes[request.workflow].length === 0) return [rest];
  // For inference, the trained model determines the settings that the reconstruction does not read.
  const isCaused =
    request.workflow === 'training' &&
    (finding.outcome === 'crash' || finding.outcome === 'wrong-result');
  const holds = (named ?? ENTRY_POINTS).filter(
    (name) => !isCaused || finding.fields.every((field) => arrives(context, field, name)),
  );
  if (holds.length === ENTRY_POINTS.length) return [rest];
  return holds.length === 0 ? [] : [{ ...rest, entry_points: holds }];
}

/** Whether a setting reaches a run from this entry point; settings that the user did not set always do. */
function arrives(
  { target, request, override, option, entryPoint }: Context,
  field: string,
  name: EntryPoint,
): boolean {
  const isOption = override(field) === undefined;
  if (isOption && option(field) === undefined) return true;
  const { effect } = target.propagation(request.workflow, field, isOption)?.routes[name] ?? {
    effect: 'reaches',
  };
  // Until an entry point is chosen, assume one that can express the setting.
  return effect === 'reaches' || (effect === 'unavailable' && entryPoint === undefined);
}
