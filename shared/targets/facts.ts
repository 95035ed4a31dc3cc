/** The facts of a target, as its `facts.json` has them. A target that extends another states only what differs. */

import { z } from 'zod';
import { SECTION_NAMES, type SectionFacts, type TargetFacts } from '../catalogue/types';
import { Bug } from '../errors/internal';
import { WORKFLOWS } from '../request/request';
import type { FieldType } from '../values/fieldType';
import { valueSchema, valuesSchema } from '../values/value';
import type { ObjectPolicy } from './traits/factory';

const nullable = z.literal(true).exactOptional();
const fieldTypeSchema: z.ZodType<FieldType> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.enum(['int', 'float', 'bool', 'str', 'path', 'tensor', 'ModelConfig']),
      nullable,
    }),
    z.strictObject({
      kind: z.literal('enum'),
      choices: z.array(z.union([z.string(), z.number()])),
      nullable,
    }),
    z.strictObject({ kind: z.literal('tuple'), of: z.array(fieldTypeSchema), nullable }),
    z.strictObject({ kind: z.literal('list'), of: fieldTypeSchema, nullable }),
    z.strictObject({ kind: z.literal('union'), of: z.array(fieldTypeSchema), nullable }),
  ]),
);

/** null takes the field away from what is extended. */
const fieldSchema = z
  .strictObject({
    type: fieldTypeSchema,
    default: valueSchema.exactOptional(),
    /** Instead of a default. */
    required: z.literal(true).exactOptional(),
  })
  .transform(({ required: _, ...fact }) => fact)
  .nullable();

const names = z.record(z.string(), z.string());

const objectPolicySchema: z.ZodType<ObjectPolicy> = z.strictObject({
  pair: z.array(z.string()).length(2),
  alias: z.string(),
  rows: z.array(valuesSchema),
  default: valuesSchema,
  weighting: z.strictObject({ field: z.string(), default: z.string() }),
  strict_bools: z.array(z.string()),
});

const factsSchema = z.strictObject({
  name: z.string(),
  extends: z.string().exactOptional(),
  title: z.string(),
  /** PtychoPINN's commit; null for a design document. */
  commit: z.string().nullable(),
  /** One sentence that helps to choose between targets. */
  summary: z.string(),
  legacy_keys: names.exactOptional(),
  override_aliases: names.exactOptional(),
  cli_defaults: z.record(z.enum(WORKFLOWS), valuesSchema).exactOptional(),
  /** The names of overrides that inference reads; null: every field of its sections. */
  inference_override_names: z.array(z.string()).nullable().exactOptional(),
  /** Execution options that, once set, set the field of the same name of `pt_model_config` in training. */
  execution_merged_when_set: z.array(z.string()).exactOptional(),
  object_policy: objectPolicySchema.nullable().exactOptional(),
  /** The constants of the payload section `model_spec`. */
  model_spec: valuesSchema.nullable().exactOptional(),
  sections: z.partialRecord(z.enum(SECTION_NAMES), z.record(z.string(), fieldSchema)).default({}),
});

type Given = z.infer<typeof factsSchema>;
export interface Facts
  extends Required<Omit<{ readonly [key in keyof Given]: Given[key] }, 'extends' | 'sections'>> {
  readonly extends: string | null;
  readonly sections: TargetFacts;
}

/** What a target without a word about it has. */
const NOTHING: Pick<
  Facts,
  'inference_override_names' | 'execution_merged_when_set' | 'object_policy' | 'model_spec'
> = {
  inference_override_names: null,
  execution_merged_when_set: [],
  object_policy: null,
  model_spec: null,
};

/** Parses `data` and joins it with the facts of what it extends. Throws for facts that are not complete then. */
export function readFacts(data: unknown, parent?: Facts): Facts {
  const given = factsSchema.parse(data);
  if (given.extends !== parent?.name)
    throw new Bug(`${given.name} extends ${given.extends}, and got the facts of ${parent?.name}`);
  const facts = { ...NOTHING, ...parent, ...given, extends: given.extends ?? null };
  const { legacy_keys, override_aliases, cli_defaults } = facts;
  if (!legacy_keys || !override_aliases || !cli_defaults)
    throw new Bug(`${given.name} lacks legacy_keys, override_aliases or cli_defaults`);
  const sections = SECTION_NAMES.map((section) => [
    section,
    joined(parent?.sections[section] ?? {}, given.sections[section] ?? {}),
  ]);
  return {
    ...facts,
    legacy_keys,
    override_aliases,
    cli_defaults,
    sections: Object.fromEntries(sections) as TargetFacts,
  };
}

type GivenSection = NonNullable<Given['sections'][keyof Given['sections']]>;

/** A changed field keeps its place, a new one follows the field before it in `given`. */
function joined(inherited: SectionFacts, given: GivenSection): SectionFacts {
  const fields = Object.entries(inherited);
  let place = fields.length;
  for (const [name, fact] of Object.entries(given)) {
    const known = fields.findIndex(([field]) => field === name);
    if (known >= 0) fields.splice(known, 1);
    if (known >= 0) place = known;
    if (fact) fields.splice(place++, 0, [name, fact]);
  }
  return Object.fromEntries(fields);
}
