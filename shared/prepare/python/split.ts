/** The lines that divide patterns into those for training and those for validation. */
import { type SplitSpec, STRIPES, TIE } from '../split';

/** `outputs`: the files, and which patterns each has. */
export function splitLines(split: SplitSpec | null): string[] {
  if (split === null) return ['outputs = [(OUTPUT, slice(None))]'];
  return [
    '\n# Training and validation',
    'n = len(x)',
    ...orderLines(split),
    `validation = np.sort(order[:min(n - 1, max(1, int(np.floor(${split.share} * n + 0.5))))])`,
    'training = np.setdiff1d(np.arange(n), validation)',
    'stem, ending = os.path.splitext(OUTPUT)',
    "outputs = [(f'{stem}_train{ending}', training), (f'{stem}_val{ending}', validation)]",
  ];
}

/** `order`: all patterns, those for validation first. */
function orderLines({ by, seed = 0, axis }: SplitSpec): string[] {
  if (by === 'random') return [`order = np.random.RandomState(${seed}).permutation(n)`];
  if (by === 'blocks') {
    const from = (name: 'x' | 'y', bit: 1 | 2) =>
      (seed & bit) === 0 ? `along(${name})` : `1 - along(${name})`;
    return [
      ...ALONG,
      `order = np.argsort(np.maximum(${from('x', 1)}, ${from('y', 2)}), kind='stable')`,
    ];
  }
  const across = axis ?? `y if span(y) > span(x) * ${1 + 1 / TIE} else x`;
  return [
    ...ALONG,
    `at = along(${across})`,
    '# By the distance to the middle of the nearest band, in their distance.',
    `order = np.lexsort((at, np.abs(at * ${STRIPES} % 1 - 0.5)))`,
  ];
}

const ALONG = [
  'def span(values):',
  '    return np.nanmax(values) - np.nanmin(values)\n',
  'def along(values):',
  '    """From 0 to 1; places that differ by rounding alone are the same."""',
  '    width = span(values)',
  `    return np.floor((values - np.nanmin(values)) / width * ${TIE} + 0.5) / ${TIE} if width > 0 else np.zeros(n)\n`,
];
