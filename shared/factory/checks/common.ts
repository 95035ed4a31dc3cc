/** Checks of values that any factory makes. */

import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Edit } from '../../request/edits';
import { gridSides } from '../../values/grid';
import { formatValue } from '../../values/python';
import { shownValue } from '../../values/shown';
import { sameValue, type Value } from '../../values/value';

/** PyTorch names of activations, each with TensorFlow's name. */
export const ACTIVATIONS: { readonly [torch: string]: string } = {
  silu: 'swish',
  SiLU: 'swish',
  sigmoid: 'sigmoid',
  swish: 'swish',
  softplus: 'softplus',
  relu: 'relu',
};

export const MODES: { readonly [torch: string]: string } = {
  Unsupervised: 'pinn',
  Supervised: 'supervised',
};

/** `table[value]` when `value` is one of its keys. */
export function translate(
  table: { readonly [key: string]: string },
  value: Value,
): string | undefined {
  return typeof value === 'string' && Object.hasOwn(table, value) ? table[value] : undefined;
}

/** An error when n_groups is not set. */
export function missingGroups(value: Value | undefined, patterns: number | undefined): Finding[] {
  if (value !== undefined && value !== null) return [];
  const count = patterns && patterns > 0 ? patterns : 512;
  return [
    finding(
      'n-groups-missing',
      ['n_groups'],
      `n_groups is ${value === null ? 'None' : 'not set'}, and it has no default. Set it to the number of groups of neighbouring patterns.`,
      [
        {
          label: `Set n_groups to ${shownValue(count)}`,
          edits: [{ op: 'set-override', name: 'n_groups', value: count }],
        },
      ],
    ),
  ];
}

/** What Python compares with a number, to which True and False belong. */
const isNumber = (value: Value): boolean =>
  typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint';

/** An error for an `nll_weight` that Python cannot compare with 0: None, text, a list. */
export function comparableWeight(weight: Value | undefined): Finding[] {
  if (weight === undefined || isNumber(weight)) return [];
  return [
    finding(
      'loss-weight-type',
      ['nll_weight'],
      `nll_weight is ${formatValue(weight)}; it must be a number, because the factory compares it with 0.`,
      [{ label: 'Use 1.0', edits: [{ op: 'set-override', name: 'nll_weight', value: 1 }] }],
    ),
  ];
}

/** An error for a grid that is not square; `names` are the overrides that set it. */
export function squareGrid(value: Value, names: readonly string[]): Finding[] {
  const sides = gridSides(value);
  if (sides && sameValue(...sides)) return [];
  const clear: Edit[] = names.map((name) => ({ op: 'clear-override', name }));
  const message = sides
    ? `grid_size is ${formatValue(value)}, which is not square. PtychoPINN supports only square grids such as (1, 1), (2, 2) and (3, 3).`
    : `grid_size is ${formatValue(value)}; it must be two whole numbers such as (2, 2).`;
  const side = sides ? Math.max(1, ...sides.map(Number)) : 2;
  const fix = {
    label: `Use (${side}, ${side})`,
    edits: [...clear, { op: 'set-override' as const, name: 'grid_size', value: [side, side] }],
  };
  return [
    finding('grid-not-square', ['grid_size', ...names.filter((n) => n !== 'grid_size')], message, [
      fix,
    ]),
  ];
}

/** An error for an unknown mode. */
export function knownMode(value: Value, names: readonly string[], hint = ''): Finding[] {
  if (translate(MODES, value) !== undefined) return [];
  const name = names[0] ?? 'mode';
  const meant = Object.entries(MODES).find(([torch, tensorflow]) =>
    [torch.toLowerCase(), tensorflow].includes(String(value).toLowerCase()),
  );
  return [
    finding(
      'unknown-mode',
      ['mode', ...names.filter((n) => n !== 'mode')],
      `${name} is ${formatValue(value)}; it must be 'Unsupervised' or 'Supervised'.${hint}`,
      (meant ? [meant[0]] : ['Unsupervised']).map((mode) => ({
        label: `Use ${mode}`,
        edits: [{ op: 'set-override' as const, name, value: mode }],
      })),
    ),
  ];
}

/** An error for an activation that the bridge cannot translate. */
export function knownActivation(value: Value): Finding[] {
  if (translate(ACTIVATIONS, value) !== undefined) return [];
  return [
    finding(
      'unknown-activation',
      ['amp_activation'],
      `amp_activation is ${formatValue(value)}; it must be one of ${Object.keys(ACTIVATIONS).join(', ')}.`,
      [{ label: 'Reset to silu', edits: [{ op: 'clear-override', name: 'amp_activation' }] }],
    ),
  ];
}

/** A warning when a training run has no validation data. */
export function missingTestData(value: Value | undefined): Finding[] {
  if (value !== undefined && value !== null) return [];
  return [
    {
      ...finding(
        'test-data-missing',
        ['test_data_file'],
        'test_data_file is not set: there is no validation loss for early stopping and ReduceLROnPlateau. Set it to a dataset that is not used for training.',
      ),
      short: 'No validation dataset.',
    },
  ];
}
