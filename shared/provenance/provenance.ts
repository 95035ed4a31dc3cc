/**
 * The merge. A field's provenance is the record of how it got its value: the contributions of all layers,
 * highest first, of which exactly one won. Badges, audit trail, diff and explain are views of it.
 */

import { z } from 'zod';
import { Bug } from '../errors/internal';
import { type Value, valueSchema } from '../values/value';

export const LAYERS = [
  'override',
  'execution',
  'cli',
  'inferred',
  'derived',
  'pt-default',
  'tf-default',
] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * Who decided a value. `set`: the user; `profile`: a profile that the user chose; `default`: PtychoPINN or its command
 * line; `dataset`: the dataset; `computed`: the factory, from other values.
 */
export const ORIGINS = ['set', 'profile', 'default', 'dataset', 'computed'] as const;
export type Origin = (typeof ORIGINS)[number];

const ORIGIN_OF: { readonly [layer in Layer]: Origin } = {
  override: 'set',
  execution: 'set',
  cli: 'default',
  inferred: 'dataset',
  derived: 'computed',
  'pt-default': 'default',
  'tf-default': 'default',
};

/** The origin of a layer's values, unless a candidate has another. */
export const originOfLayer = (layer: Layer): Origin => ORIGIN_OF[layer];

export const contributionSchema = z.object({
  layer: z.enum(LAYERS),
  origin: z.enum(ORIGINS),
  /** The name that was set, where it is another than the field's. */
  name: z.string().optional(),
  value: valueSchema,
  /** In a few words: under which name, set or default, inferred from what, bridged from where. */
  detail: z.string(),
  /** `off`: cannot win, because its layer is switched off or the target drops it; `detail` gives the reason. */
  status: z.enum(['won', 'shadowed', 'off']),
});

type Contribution = z.infer<typeof contributionSchema>;

export const fieldProvenanceSchema = z.object({
  value: valueSchema,
  layer: z.enum(LAYERS),
  contributions: z.array(contributionSchema),
});
export type FieldProvenance = z.infer<typeof fieldProvenanceSchema>;

/** By section, then by field; `model` of a TensorFlow section is under `tf_model_config`. */
export const provenanceSchema = z.record(z.string(), z.record(z.string(), fieldProvenanceSchema));
export type Provenance = z.infer<typeof provenanceSchema>;

/** Whether the user set the winning value; otherwise it is a default, inferred or computed. */
export function isSetByUser({ contributions }: FieldProvenance): boolean {
  const winner = contributions.find(({ status }) => status === 'won');
  return winner?.origin === 'set' || winner?.origin === 'profile';
}

/** A layer's value before the merge has decided. */
export interface Candidate {
  readonly layer: Layer;
  /** The layer's own when absent. */
  readonly origin?: Origin;
  /** The name that was set, where it is another than the field's. */
  readonly name?: string | undefined;
  readonly value: Value;
  readonly detail: string;
  /** The layer is switched off or the target drops the value: it is recorded, and never wins. */
  readonly off?: true;
}

/**
 * Merges candidates, highest layer first: the first that is not off wins.
 * Throws when no candidate can win, which would be a mistake in a target's definition.
 */
export function merge(candidates: readonly Candidate[]): FieldProvenance {
  const winner = candidates.find((candidate) => !candidate.off);
  if (!winner) throw new Bug('merge: no candidate can win');
  return {
    value: winner.value,
    layer: winner.layer,
    contributions: candidates.map((one) =>
      contributionOf(one, one === winner ? 'won' : one.off ? 'off' : 'shadowed'),
    ),
  };
}

function contributionOf(
  { layer, origin = originOfLayer(layer), name, value, detail }: Candidate,
  status: Contribution['status'],
): Contribution {
  return name === undefined
    ? { layer, origin, value, detail, status }
    : { layer, origin, name, value, detail, status };
}

/** Whether both are written alike. */
export function sameProvenance(a: FieldProvenance, b: FieldProvenance): boolean {
  if (a === b) return true;
  return (
    a.layer === b.layer &&
    identical(a.value, b.value) &&
    a.contributions.length === b.contributions.length &&
    a.contributions.every((one, i) => {
      const other = b.contributions[i];
      return (
        other !== undefined &&
        one.layer === other.layer &&
        one.origin === other.origin &&
        one.name === other.name &&
        one.detail === other.detail &&
        one.status === other.status &&
        identical(one.value, other.value)
      );
    })
  );
}

/** Written alike: unlike Python's `==`, -0.0 is not 0.0 here. */
function identical(a: Value, b: Value): boolean {
  if (Object.is(a, b)) return true;
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item, i) => identical(item, b[i] ?? null))
  );
}
