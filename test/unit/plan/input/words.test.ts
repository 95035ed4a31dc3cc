/** What the checks say to a user. */
import { expect, it } from 'vitest';
import type { Check } from '../../../../shared/dataset/inputChecks';
import {
  CHECK_TITLES,
  checkSentence,
  reasonWords,
  remedy,
  summary,
  verdictWords,
} from '../../../../shared/plan/input/words';

const accused: Check = {
  id: 'axes',
  verdict: 'contradicted',
  evidence: 'prediction',
  stored: 0.1,
  alternative: 0.96,
  axes: { swap: true, flipX: true, flipY: false },
  votes: { stored: 1, alternative: 35, of: 36 },
};
const nothing: Check = {
  id: 'match',
  verdict: 'cannot-tell',
  evidence: 'prediction',
  stored: null,
  alternative: null,
  reason: 'no-object',
};
const of = (checks: readonly Check[]) => ({
  count: 36,
  sampled: [],
  unreadable: [],
  correlations: [],
  totals: [],
  checks,
});

it('names the axes that the patterns prefer, how many prefer them, and what to do', () => {
  expect(CHECK_TITLES[accused.id]).toBe('x and y swapped');
  expect(verdictWords(accused)).toBe('x and y swapped, x mirrored');
  expect(checkSentence(accused)).toBe('35 of 36 patterns prefer the alternative.');
  expect(remedy(accused)).toBe('Swap or mirror `xcoords` and `ycoords` accordingly.');
  expect(remedy({ ...accused, id: 'unit', alternative: 1.4286 })).toBe(
    'Multiply the positions by 1.43.',
  );
});

it('names the order that the patterns prefer, and what to do', () => {
  const { axes: _, ...other } = accused;
  const reversed: Check = { ...other, id: 'order', order: { reversed: 'all' } };
  expect(verdictWords(reversed)).toBe('positions reversed');
  expect(remedy(reversed)).toBe('Reverse `xcoords` and `ycoords`.');
  const rows: Check = { ...reversed, order: { reversed: 'rows', columns: 20, from: 1 } };
  expect(verdictWords(rows)).toBe('every second row reversed');
  expect(remedy(rows)).toBe(
    'Reverse every second row of 20 positions in `xcoords` and `ycoords`, the second row first.',
  );
  expect(checkSentence({ ...reversed, verdict: 'cannot-tell', reason: 'same-as-axes' })).toBe(
    'Reversed positions and other axes explain the patterns equally well.',
  );
});

it('says why it cannot tell', () => {
  expect(verdictWords(nothing)).toBe('cannot tell');
  expect(reasonWords('outside-object')).toBe('The patch is outside `objectGuess`.');
  expect(checkSentence(nothing)).toBe('No `objectGuess`: nothing to predict from.');
  expect(summary(of([nothing]))).toBe('No `objectGuess`: nothing to predict from');
  expect(summary(of([nothing, accused]))).toBe('One check contradicts the data as stored');
  expect(summary(of([{ ...nothing, verdict: 'in-order', reason: undefined }]))).toBe(
    'Your probe and object explain the patterns',
  );
});
