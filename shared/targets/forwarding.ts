/** Which entry points pass a setting on to the run, and what to use where the chosen one does not. */
import type { Propagation } from '../propagation/propagation';
import { FORWARDERS } from '../propagation/words';
import { ENTRY_POINT_FACTS, type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import type { Target } from './target';

/** The exported script first: it forwards the most. */
const PREFERRED: readonly EntryPoint[] = [...USUAL_ENTRY_POINTS].sort(
  (a, b) => Number(b === 'python') - Number(a === 'python'),
);

/** Whether an override or execution option reaches the run as the entry point starts it; true where nothing says. */
export const isForwarded = (
  target: Target,
  workflow: Workflow,
  { name, option }: { readonly name: string; readonly option: boolean },
  entryPoint: EntryPoint,
): boolean => {
  const found = target.propagation(workflow, name, option);
  return found === null || found.routes[entryPoint].effect === 'reaches';
};

/** The entry point of the workflow to prefer among those of which something is true. */
export const preferredEntryPoint = (
  target: Target,
  workflow: Workflow,
  holds: (entryPoint: EntryPoint) => boolean,
): EntryPoint | undefined =>
  PREFERRED.find((id) => target.routes[workflow].some((route) => route.id === id) && holds(id));

/**
 * The setting that has the same meaning and takes effect, or what forwards this one: `execution_config.learning_rate`;
 * with the entry point to choose where the chosen one does not pass it on. Empty for none.
 */
export function insteadWords(
  target: Target,
  workflow: Workflow,
  { instead, withoutForwarding }: Propagation,
  chosen: EntryPoint | undefined,
): string {
  const passes = (id: EntryPoint) => instead && isForwarded(target, workflow, instead, id);
  const other =
    instead &&
    (instead.option ? `\`execution_config.${instead.name}\`` : `the override \`${instead.name}\``);
  const offered = (): string | undefined => {
    if (chosen === undefined || passes(chosen)) return other;
    const better = preferredEntryPoint(target, workflow, (id) => passes(id) === true);
    return better && `${other} with the entry point “${ENTRY_POINT_FACTS[better].title}”`;
  };
  return [withoutForwarding && FORWARDERS, instead && offered()].filter(Boolean).join(', or ');
}
