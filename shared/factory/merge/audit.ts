/** The audit trail `overrides_applied`: a view of the table and the provenance, in the factory's own order. */
import type { Provenance } from '../../provenance/provenance';
import type { Value, Values } from '../../values/value';
import type { Sources } from './torch';
import { photonsOf } from './torch';

/** Overrides as given, canonical names, what was inferred with its source, then execution options, which overwrite overrides of their name. */
export function auditTrail({ table, fileContext }: Sources, provenance: Provenance): Values {
  const { request, target } = table;
  const { traits, sections } = target;
  const training = request.workflow === 'training';
  const value = (section: string, field: string): Value =>
    provenance[section]?.[field]?.value ?? null;
  // Spread, not assigned: an assignment would take the name `__proto__` for the object's prototype.
  const trail: { [name: string]: Value } = {
    ...table.given,
    ...(training && Object.keys(target.profiles).length > 0 && typeof request.profile === 'string'
      ? { profile: request.profile }
      : {}),
    ...table.added,
  };
  if (!Object.hasOwn(trail, 'N')) trail.N = value('pt_data_config', 'N');
  if (table.reads('nphotons') && table.value('nphotons') === undefined) {
    trail.nphotons = value('pt_data_config', 'nphotons');
    trail.nphotons_source =
      traits.factory.photons === 'pt-default'
        ? 'pt_default'
        : photonsOf(fileContext) === null
          ? 'tf_default'
          : 'metadata';
  }
  if (training)
    for (const [field, section] of Object.entries(traits.factory.auditedFields))
      trail[field] = value(section, field);
  const audited = traits.factory.auditedOptions[request.workflow];
  const options =
    audited === 'set'
      ? Object.keys(sections.execution_config).filter(
          (option) => option === 'accelerator' || Object.hasOwn(request.execution ?? {}, option),
        )
      : audited;
  for (const option of options) trail[option] = value('execution_config', option);
  return trail;
}
