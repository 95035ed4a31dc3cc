import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import type { Context } from '../context';
import { rule } from '../rule';

interface Pair {
  readonly alias: string;
  readonly canonical: string;
  readonly section: string;
}

/** Two names of one setting, and the section of the payload that has its value. */
const PAIRS: readonly Pair[] = [
  { alias: 'gridsize', canonical: 'grid_size', section: 'pt_data_config' },
  { alias: 'neighbor_count', canonical: 'K', section: 'pt_data_config' },
  { alias: 'max_epochs', canonical: 'epochs', section: 'pt_training_config' },
  { alias: 'model_type', canonical: 'mode', section: 'pt_model_config' },
];

const MODES: { readonly [tensorflow: string]: string } = {
  pinn: 'Unsupervised',
  supervised: 'Supervised',
};

export const shadowed = rule({
  id: 'override-shadowed',
  title: 'Two names set the same setting to different values',
  outcome: 'ignored',
  stage: 'factory',
  fields: PAIRS.flatMap(({ alias, canonical }) => [alias, canonical]),
  source: [
    code.configFactory(390),
    knownIssue('BUG-TF-001'),
    knownIssue('CONFIG-001'),
    evidence('grid-and-channels'),
    evidence('modes-and-activations'),
  ],
  tried: true,
  why: 'The factory uses one of the names and silently ignores the other. If `gridsize` is the ignored one, the number of channels differs from the intended group size.',
  check: (context) =>
    PAIRS.flatMap((pair) => {
      const given = context.override(pair.alias);
      const canonical = context.override(pair.canonical);
      if (given === undefined || canonical === undefined) return [];
      if (sameValue(inTerms(pair, given), inTerms(pair, canonical))) return [];
      const [ignored, winner] = order(context, pair, canonical);
      const value = formatValue(context.override(winner) ?? null);
      return [
        {
          fields: [ignored, winner],
          message: `${ignored} is ${formatValue(context.override(ignored) ?? null)}, but ${winner} is ${value}; both set the same value, and the factory uses ${winner}. Clear one of them.`,
          fixes: [ignored, winner].map((name) => ({
            label: `Clear ${name}`,
            edits: [{ op: 'clear-override' as const, name }],
          })),
        },
      ];
    }),
});

/** The value of an alias, converted to that of the canonical name. */
function inTerms({ alias }: Pair, value: Value): Value {
  if (alias === 'gridsize') return typeof value === 'number' ? [value, value] : value;
  return typeof value === 'string' ? (MODES[value] ?? value) : value;
}

/** The ignored name, then the effective one: inference may read only the alias. */
function order({ value }: Context, pair: Pair, canonical: Value): readonly [string, string] {
  const effective = value(pair.section, pair.canonical);
  return effective === undefined || sameValue(effective, inTerms(pair, canonical))
    ? [pair.alias, pair.canonical]
    : [pair.canonical, pair.alias];
}
