/** What the checks of the network's input say, in words for the window and the command line. */

import type {
  Axes,
  Check,
  CheckId,
  InputChecks,
  Reason,
  ScanOrder,
  Verdict,
} from '../../dataset/inputChecks';

export const CHECK_TITLES: { readonly [id in CheckId]: string } = {
  match: 'Correlation',
  axes: 'x and y swapped',
  'flip-x': 'x mirrored',
  'flip-y': 'y mirrored',
  'flip-both': 'x and y mirrored',
  detector: 'Detector axes',
  order: 'Scan order',
  shift: 'FFT shift',
  quantity: 'Amplitude or intensity',
  unit: 'Position unit',
  neighbours: 'Neighbouring patterns',
};

export const VERDICT_WORDS: { readonly [verdict in Verdict]: string } = {
  'in-order': 'in order',
  contradicted: 'contradicted',
  'cannot-tell': 'cannot tell',
};

const IN_ORDER: { readonly [id in CheckId]: string } = {
  match: 'good',
  axes: 'in order',
  'flip-x': 'in order',
  'flip-y': 'in order',
  'flip-both': 'in order',
  detector: 'in order',
  order: 'as stored',
  shift: 'centred',
  quantity: 'as expected',
  unit: 'pixels',
  neighbours: 'alike',
};

const REASON_WORDS: { readonly [reason in Reason]: string } = {
  'no-positions': 'The file has no positions that fit the patterns.',
  'no-probe': 'The file has no `probeGuess` of the patterns’ size.',
  'no-object': 'No `objectGuess`: nothing to predict from.',
  'uniform-object': '`objectGuess` is uniform: it predicts the same pattern everywhere.',
  'outside-object': 'The patch is outside `objectGuess`.',
  'few-patterns': 'Too few patterns: at least 8 are compared.',
  'far-apart': 'The patches are too far apart to share any object.',
  neither: 'Neither explains the patterns.',
  alike: 'Both explain the patterns about equally well.',
  conflict: 'The numbers and the prediction contradict each other.',
  unrelated: 'No more alike than others: a wrong order, or steps longer than the object’s detail.',
  unclear: 'The patterns show it neither way.',
  'other-axes': 'Other axes explain the patterns better.',
  'other-order': 'Another order of the positions explains the patterns better.',
  'same-as-axes': 'Reversed positions and other axes explain the patterns equally well.',
  scattered: 'In another order, neighbouring patterns would be too far apart for a fit.',
  skipped: 'No `objectGuess`; a fit can tell.',
};

export const reasonWords = (reason: Reason): string => REASON_WORDS[reason];

/** `x and y swapped, x mirrored`. */
export function axesWords({ swap, flipX, flipY }: Axes): string {
  const flips =
    flipX && flipY ? 'x and y mirrored' : flipX ? 'x mirrored' : flipY ? 'y mirrored' : '';
  return [swap ? 'x and y swapped' : '', flips].filter(Boolean).join(', ');
}

/** `positions reversed`, `every second row reversed`. */
export const orderWords = (order: ScanOrder): string =>
  order.reversed === 'all' ? 'positions reversed' : 'every second row reversed';

/** Two or three words for the last column: `in order`, `x and y swapped`, `cannot tell`. */
export function verdictWords(check: Check): string {
  if (check.verdict === 'in-order') return IN_ORDER[check.id];
  return check.verdict === 'cannot-tell' ? VERDICT_WORDS['cannot-tell'] : accusation(check);
}

function accusation({ id, axes, order, stored, alternative }: Check): string {
  if (id === 'detector' && axes) return `patterns: ${axesWords(axes)}`;
  if (axes) return axesWords(axes);
  if (order) return orderWords(order);
  if (id === 'shift') return 'in FFT order';
  if (id === 'quantity') return 'the other quantity';
  if (id === 'unit' && alternative !== null) return `× ${alternative.toPrecision(3)}`;
  if (id === 'unit' && stored !== null) return 'not pixels';
  return VERDICT_WORDS.contradicted;
}

/** One sentence: what the verdict rests on. */
export function checkSentence(check: Check): string {
  const { verdict, reason, votes, evidence } = check;
  if (check.id === 'match' && verdict === 'in-order') return 'Median over the patterns checked.';
  if (check.id === 'match' && reason === 'neither')
    return 'They give the mean pattern, not what is particular to each.';
  if (verdict === 'cannot-tell') return reason ? REASON_WORDS[reason] : '';
  if (!votes) return evidence === 'statistics' ? 'By the numbers alone.' : '';
  const agreeing = verdict === 'in-order' ? votes.stored : votes.alternative;
  const side = verdict === 'in-order' ? 'the data as stored' : 'the alternative';
  const how = evidence === 'fit' ? ' in a fit' : '';
  return `${agreeing} of ${votes.of} patterns prefer ${side}${how}.`;
}

/** What the user should do about an accusation. */
export function remedy({ id, alternative, order }: Check): string {
  switch (id) {
    case 'order':
      return orderRemedy(order ?? { reversed: 'all' });
    case 'shift':
      return 'Apply `numpy.fft.fftshift` over the last two axes of the patterns.';
    case 'quantity':
      return 'Store the square root of counts, or choose a measurement domain of counts.';
    case 'unit':
      return alternative === null
        ? 'Divide the positions by the pixel size of the object.'
        : `Multiply the positions by ${alternative.toPrecision(3)}.`;
    case 'detector':
      return 'Reorient the patterns, not the positions.';
    default:
      return 'Swap or mirror `xcoords` and `ycoords` accordingly.';
  }
}

function orderRemedy(order: ScanOrder): string {
  if (order.reversed === 'all') return 'Reverse `xcoords` and `ycoords`.';
  const { columns, from } = order;
  return `Reverse every second row of ${columns} positions in \`xcoords\` and \`ycoords\`, the ${from === 0 ? 'first' : 'second'} row first.`;
}

/** The headline over all checks. */
export function summary({ checks }: InputChecks): string {
  const accused = checks.filter(({ verdict }) => verdict === 'contradicted');
  if (accused.length === 1) return 'One check contradicts the data as stored';
  if (accused.length > 1) return `${accused.length} checks contradict the data as stored`;
  const match = checks.find(({ id }) => id === 'match');
  if (match?.verdict === 'in-order') return 'Your probe and object explain the patterns';
  if (match?.reason === 'neither') return 'Your probe and object do not explain the patterns';
  return match?.reason ? REASON_WORDS[match.reason].replace(/\.$/, '') : 'Nothing to predict from';
}
