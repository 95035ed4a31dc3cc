/** The audit trail `overrides_applied`: a view of the provenance. */
import type { FieldProvenance, Provenance } from '../../provenance/provenance';
import type { Request } from '../../request/request';
import type { Value, Values } from '../../values/value';
import { ALIASES } from './names';

const CANONICAL: readonly (readonly [field: string, section: string])[] = [
  ['epochs', 'pt_training_config'],
  ['K', 'pt_data_config'],
  ['mode', 'pt_model_config'],
  ['grid_size', 'pt_data_config'],
];

/** Overrides as given, canonical names, inferred N, nphotons with its source, then the execution options that are set. */
export function audit(request: Request, provenance: Provenance): Values {
  const trail: { [name: string]: Value } = { ...request.overrides };
  const fieldProvenance = (section: string, field: string): FieldProvenance | undefined =>
    provenance[section]?.[field];
  for (const [field] of CANONICAL) {
    const alias = Object.keys(ALIASES).find((name) => ALIASES[name] === field);
    const value = aliasValue(request, provenance, field);
    if (alias && Object.hasOwn(request.overrides, alias) && value !== undefined)
      trail[field] ??= value;
  }
  const N = fieldProvenance('pt_data_config', 'N');
  if (N && !Object.hasOwn(trail, 'N')) trail.N = N.value;
  const nphotons = fieldProvenance('pt_data_config', 'nphotons');
  if (nphotons && !Object.hasOwn(trail, 'nphotons')) {
    trail.nphotons = nphotons.value;
    trail.nphotons_source = 'pt_default';
  }
  for (const [option, { value }] of Object.entries(provenance.execution_config ?? {}))
    if (option === 'accelerator' || Object.hasOwn(request.execution ?? {}, option))
      trail[option] = value;
  return trail;
}

function aliasValue(request: Request, provenance: Provenance, field: string): Value | undefined {
  if (field === 'epochs') return request.overrides.max_epochs;
  const section = CANONICAL.find(([name]) => name === field)?.[1] ?? '';
  return provenance[section]?.[field]?.value;
}
