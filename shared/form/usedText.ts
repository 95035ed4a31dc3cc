/** Which value a run uses for a setting, and where from: the first sentence about a field. */
import { propagationNow, usedBy } from '../propagation/words';
import type { Provenance } from '../provenance/provenance';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import { findField, typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';

type Asked = Pick<Request, 'target' | 'workflow' | 'overrides' | 'execution' | 'entry_point'>;

/**
 * `Training uses 0.0003, from execution_config.learning_rate.` for the chosen entry point, the payload's where none is;
 * null where the target does not say.
 */
export function usedText(
  { target: targetName, workflow, overrides, execution, entry_point }: Asked,
  name: string,
  option: boolean,
  provenance: Provenance,
): string | null {
  const propagation = findTarget(targetName)?.propagation(workflow, name, option);
  if (!propagation) return null;
  const run = workflow === 'training' ? 'Training' : 'Inference';
  const read = (section: keyof Provenance, field: string) => provenance[section]?.[field]?.value;
  const { effect, why } = propagationNow(propagation, read, entry_point);
  const isSet = Object.hasOwn((option ? execution : overrides) ?? {}, name);
  // Only what is set is passed on; the rest stays what training makes of it by itself.
  const usual = entry_point ?? 'python';
  const { reads, uses } = usedBy(propagation, usual === 'python' && !isSet ? 'native' : usual);
  const { inferred } = propagation;
  if (inferred) return `${run} infers it from the dataset${isSet ? `: ${why}` : ''}.`;
  // The payload has the value, and no way to pass it on.
  if (isSet && entry_point !== undefined && effect === 'unavailable' && reads)
    return `This setting cannot reach ${workflow} through the chosen entry point: ${why}.`;
  const value = reads ? read(reads.section, reads.name) : undefined;
  if (reads && value !== undefined) {
    const shown = show(targetName, reads.section, reads.name, propagation.as(value));
    return `${run} uses ${shown}, from \`${reads.section}.${reads.name}\`.`;
  }
  if (effect === 'reaches') return null;
  const always =
    uses === undefined || uses === null
      ? ''
      : `${run} always uses ${formatValue(uses, typeOfName(targetName, name))}. `;
  return `${always}This setting does not reach ${workflow}: ${why}.`;
}

const show = (target: string, section: string, name: string, value: Value): string =>
  formatValue(value, findField(target, section, name)?.type);
