/** Optuna's distributions: what a parameter of a study may be, and its values as the journal has them (optuna/distributions.py). */
import { z } from 'zod';
import { parseJson } from '../../json/read';
import { jsonText } from '../../json/write';
import { sameValue, type Value } from '../../values/value';
import { axisValues } from '../plan/axisValues';
import type { Axis } from '../sweep';

const choice = z.union([z.null(), z.boolean(), z.number(), z.string()]);
const bounds = { low: z.number(), high: z.number() };
const numbers = z.object({ ...bounds, log: z.boolean().optional() });

const distributionSchema = z.union([
  z.object({
    name: z.enum([
      ...['FloatDistribution', 'UniformDistribution', 'LogUniformDistribution'],
      'DiscreteUniformDistribution',
    ] as const),
    attributes: numbers,
  }),
  z.object({
    name: z.enum(['IntDistribution', 'IntUniformDistribution', 'IntLogUniformDistribution']),
    attributes: numbers,
  }),
  z.object({
    name: z.literal('CategoricalDistribution'),
    attributes: z.object({ choices: z.array(choice) }),
  }),
]);

/** Of numbers between two ends, or of choices. */
export type Distribution =
  | {
      readonly kind: 'float' | 'int';
      readonly low: number;
      readonly high: number;
      readonly text: string;
    }
  | { readonly kind: 'choices'; readonly choices: readonly Value[]; readonly text: string };

/** Null for one that Optuna does not have. `text` is its JSON, as the journal holds it. */
export function readDistribution(text: string): Distribution | null {
  let data: unknown;
  try {
    data = parseJson(text);
  } catch {
    return null;
  }
  const parsed = distributionSchema.safeParse(data);
  if (!parsed.success) return null;
  const { name, attributes } = parsed.data;
  if (name === 'CategoricalDistribution')
    return { kind: 'choices', choices: attributes.choices, text };
  const { low, high } = attributes;
  return { kind: name.startsWith('Int') ? 'int' : 'float', low, high, text };
}

/** A parameter's value from the number in the journal: choices are counted from 0. */
export function externalOf(distribution: Distribution, internal: number): Value {
  if (distribution.kind === 'choices') return distribution.choices[internal] ?? null;
  return distribution.kind === 'int' ? Math.round(internal) : internal;
}

/** The number that the journal has for a value; null where the distribution does not have it. */
export function internalOf(distribution: Distribution, value: Value): number | null {
  if (distribution.kind === 'choices') {
    const at = distribution.choices.findIndex((one) => sameValue(one, value));
    return at < 0 ? null : at;
  }
  if (typeof value !== 'number') return null;
  const { kind, low, high } = distribution;
  if (value < low || value > high || (kind === 'int' && !Number.isInteger(value))) return null;
  return value;
}

/** The distribution of an axis: of a range any number in it, of a list its values. Null for values that Optuna does not take. */
export function distributionOf(axis: Axis): Distribution | null {
  if (axis.kind === 'list') {
    const choices = axisValues(axis);
    if (!choices.every((value) => choice.safeParse(value).success)) return null;
    return read('CategoricalDistribution', { choices });
  }
  const [low, high] = [Math.min(axis.from, axis.to), Math.max(axis.from, axis.to)];
  const log = axis.scale === 'log';
  return axis.whole
    ? read('IntDistribution', { log, step: 1, low: Math.round(low), high: Math.round(high) })
    : read('FloatDistribution', { step: null, low, high, log });
}

const read = (name: string, attributes: object): Distribution | null =>
  readDistribution(jsonText({ name, attributes }));
