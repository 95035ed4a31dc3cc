/** JSON Schema of requests, strict about names and types: what an editor completes and checks while one writes. */
import { z } from 'zod';
import { fieldSchema } from '../catalogue/typeSchema';
import type { CatalogueField } from '../catalogue/types';
import { acknowledgementSchema } from '../request/acknowledgement';
import { entryPointSchema } from '../request/entryPoint';
import { WORKFLOWS } from '../request/request';
import { TARGETS } from '../targets';
import { catalogueOf } from '../targets/catalogue';
import type { Target } from '../targets/target';
import { REQUEST_FORMAT, REQUEST_VERSION } from './requestVersions';

const PATHS = {
  training: ['train_data_file'],
  inference: ['model_path', 'test_data_file'],
} as const;

/** Schema of a request file, and of a request line of `pinnboard batch`, for all targets and workflows. */
export function requestJsonSchema(): object {
  const branches = Object.values(TARGETS).flatMap((target) =>
    WORKFLOWS.map((workflow) =>
      z.strictObject({
        format: z.literal(REQUEST_FORMAT).optional(),
        version: z.literal(REQUEST_VERSION).optional(),
        target: z.literal(target.name),
        workflow: z.literal(workflow),
        ...Object.fromEntries(PATHS[workflow].map((name) => [name, z.string()])),
        output_dir: z.string(),
        overrides: overridesSchema(target),
        execution: executionSchema(target).nullable(),
        profile: z
          .enum(['ci', ...Object.keys(target.profiles)])
          .nullable()
          .optional(),
        cli_defaults: z.boolean().optional(),
        entry_point: entryPointSchema.optional(),
        acknowledgements: z.array(acknowledgementSchema.strict()).optional(),
      }),
    ),
  );
  return {
    ...z.toJSONSchema(z.union(branches)),
    title: 'Pinnboard request',
  };
}

function executionSchema(target: Target): z.ZodObject {
  const options = catalogueOf(target.name).filter(({ section }) => section === 'execution_config');
  return z.strictObject(
    Object.fromEntries(options.map((field) => [field.name, fieldSchema(field).optional()])),
  );
}

/** A name may be in several sections with different types: a value has to fit one of them. */
function overridesSchema(target: Target): z.ZodObject {
  const byName = new Map<string, CatalogueField[]>();
  for (const field of catalogueOf(target.name))
    if (field.name !== 'model') byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  for (const [alias, canonical] of Object.entries(target.aliases))
    if (!byName.has(alias))
      byName.set(alias, alias === 'gridsize' ? [] : (byName.get(canonical) ?? []));
  return z.strictObject(
    Object.fromEntries(
      [...byName].map(([name, fields]) => [name, z.union(fields.map(fieldSchema)).optional()]),
    ),
  );
}
