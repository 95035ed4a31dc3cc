/** Checks that both targets share, each of one concept. */

import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';
import type { Edit } from '../../request/edits';
import { formatValue } from '../../values/python';
import { isWhole, sameValue, type Value, type Values, wholeNumber } from '../../values/value';

/** What PtychoPINN's PyTorch side calls activations, and TensorFlow's name for each. */
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

/** The refusal when no number of groups is given. */
export function missingGroups(value: Value | undefined, patterns: number | undefined): Finding[] {
  if (value !== undefined && value !== null) return [];
  const count = patterns && patterns > 0 ? patterns : 512;
  return [
    finding(
      'n-groups-missing',
      ['n_groups'],
      `n_groups is ${value === null ? 'None' : 'not set'}. Say how many groups of neighbouring patterns to draw; there is no default.`,
      [
        {
          label: `Set n_groups to ${count}`,
          edits: [{ op: 'set-override', name: 'n_groups', value: count }],
        },
      ],
    ),
  ];
}

type Sides = readonly [number | bigint, number | bigint];

/** Grid sides when `value` is a pair of numbers, to which Python's True and False belong; undefined for anything else. */
export function gridSides(value: Value): Sides | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [rows, columns] = value.map(sideOf);
  return rows === undefined || columns === undefined ? undefined : [rows, columns];
}

function sideOf(value: Value): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** Patterns of a group: the product of the grid's sides, exact for whole numbers. */
export function groupSize([rows, columns]: Sides): number | bigint {
  if (isWhole(rows) && isWhole(columns)) return wholeNumber(BigInt(rows) * BigInt(columns));
  return Number(rows) * Number(columns);
}

/** The refusal of an `nll_weight` that cannot be compared with 0: None, text, a list. */
export function comparableWeight(weight: Value | undefined): Finding[] {
  if (weight === undefined || sideOf(weight) !== undefined) return [];
  return [
    finding(
      'loss-weight-type',
      ['nll_weight'],
      `nll_weight is ${formatValue(weight)}; it must be a number, since the factory compares it with 0.`,
      [{ label: 'Use 1.0', edits: [{ op: 'set-override', name: 'nll_weight', value: 1 }] }],
    ),
  ];
}

/** The refusal of a grid that is not square; `names` are the overrides it came from. */
export function squareGrid(value: Value, names: readonly string[]): Finding[] {
  const sides = gridSides(value);
  if (sides && sameValue(...sides)) return [];
  const clear: Edit[] = names.map((name) => ({ op: 'clear-override', name }));
  const message = sides
    ? `The grid ${formatValue(value)} is not square. PtychoPINN groups patterns in square grids: (1, 1), (2, 2), (3, 3).`
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

/** The refusal of a mode that PtychoPINN does not know. */
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

/** The refusal of an activation that the bridge cannot translate. */
export function knownActivation(value: Value): Finding[] {
  if (translate(ACTIVATIONS, value) !== undefined) return [];
  return [
    finding(
      'unknown-activation',
      ['amp_activation'],
      `amp_activation is ${formatValue(value)}; it must be one of ${Object.keys(ACTIVATIONS).join(', ')}.`,
      [{ label: 'Back to silu', edits: [{ op: 'clear-override', name: 'amp_activation' }] }],
    ),
  ];
}

/** The warning when a training run has no validation data. */
export function missingTestData(value: Value | undefined): Finding[] {
  if (value !== undefined && value !== null) return [];
  return [
    finding(
      'test-data-missing',
      ['test_data_file'],
      'No test_data_file: training runs without validation data, so early stopping and ReduceLROnPlateau have nothing to watch. Set it to a dataset that training does not see.',
    ),
  ];
}

/** Names of `candidates` that the overrides hold. */
export const given = (overrides: Values, candidates: readonly string[]): string[] =>
  candidates.filter((name) => Object.hasOwn(overrides, name));
