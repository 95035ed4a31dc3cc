/** The values of a resolved request by the names that conditions may use. */
import type { SECTION_NAMES } from '../../catalogue/types';
import type { Resolution } from '../../factory/resolution';
import type { Request } from '../../request/request';
import { findTarget } from '../../targets';
import type { Value } from '../../values/value';

/** The value of a name in the base; undefined for an unknown name. */
export type Effective = (name: string) => Value | undefined;

/** Sections searched for names without a section: PyTorch's before TensorFlow's. */
const ORDER = [
  'pt_data_config',
  'pt_model_config',
  'pt_training_config',
  'pt_inference_config',
  'tf_training_config',
  'tf_inference_config',
  'tf_model_config',
  'execution_config',
] as const satisfies readonly (typeof SECTION_NAMES)[number][];

/**
 * Effective values of the request that was resolved to `resolution`: `n_groups`, `pt_data_config.N`,
 * `execution.learning_rate`, `train_data_file`. Where it was refused before the merge, what the request says is left.
 */
export function effectiveValues(request: Request, { provenance }: Resolution): Effective {
  const parts: { readonly [name: string]: unknown } = request;
  const aliases = findTarget(request.target)?.aliases ?? {};
  const field = (section: string, name: string) => own(provenance[section], name)?.value;
  const bare = (name: string): Value | undefined => {
    for (const section of ORDER) {
      const value = field(section, name);
      if (value !== undefined) return value;
    }
    return own(request.overrides, name) ?? own(request.execution ?? {}, name);
  };
  const known = new Map<string, Value | undefined>();
  const lookUp: Effective = (name) => {
    const at = name.lastIndexOf('.');
    const [section, last] = [name.slice(0, Math.max(at, 0)), name.slice(at + 1)];
    if (section === 'execution')
      return field('execution_config', last) ?? own(request.execution ?? {}, last);
    if (section === 'override') return own(request.overrides, last);
    if (section !== '' && section !== 'request') return field(section, last);
    const part = own(parts, last);
    if (typeof part === 'string' || typeof part === 'boolean') return part;
    if (section === 'request') return last === 'profile' ? (request.profile ?? null) : undefined;
    return bare(last) ?? own(request.overrides, last) ?? bare(aliases[last] ?? '');
  };
  // Conditions ask again for every point.
  return (name) => {
    if (!known.has(name)) known.set(name, lookUp(name));
    return known.get(name);
  };
}

const own = <T>(values: { readonly [name: string]: T } | undefined, name: string): T | undefined =>
  values && Object.hasOwn(values, name) ? values[name] : undefined;
