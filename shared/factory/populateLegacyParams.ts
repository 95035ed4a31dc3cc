import type { Target } from '../targets/target';
import type { Value, Values } from '../values/value';
import { legacyParams } from './assemble';

/**
 * Updates `params` in place with the legacy view of a TensorFlow config (section 2.1 of PtychoPINN's design document): keys that the
 * config leaves null keep their old values.
 * Returns a warning when the dictionary already held values, unless `force`; null otherwise.
 */
export function populateLegacyParams(
  params: { [key: string]: Value },
  config: Values,
  target: Target,
  { force = false }: { force?: boolean } = {},
): string | null {
  const held = Object.keys(params).length;
  Object.assign(params, legacyParams(target, config));
  if (held === 0 || force) return null;
  return `params.cfg already held ${held} value${held === 1 ? '' : 's'}; those that this config does not set keep their old values. Clear it first, or pass force.`;
}
