/** The rate that the bar of a training shows when it has ended. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { logLines } from '../../../shared/runs/log';
import { secondsPerStepShown } from '../../../shared/runs/progressBar';

const bar = (epoch: string, steps: string, rate: string) =>
  `Epoch ${epoch}  ━━━━━━━━━━━━━━━━ ${steps} 0:00:05 • 0:00:00 ${rate}it/s v_num: 0.000      `;

it.each<[string, string[], number | null]>([
  ['the last epoch', [bar('0/1', '20/20', '1.25'), bar('1/1', '20/20', '4.00')], 0.25],
  ['more digits', [bar('99/99', '12345/12345', '123.45')], 1 / 123.45],
  ['an epoch that is not the last', [bar('3/9', '20/20', '4.00')], null],
  ['an epoch that was not finished', [bar('1/1', '12/20', '4.00')], null],
  ['steps of which two decimals say too little', [bar('0/0', '20/20', '0.05')], null],
  ['too few steps', [bar('0/0', '3/3', '29.82')], null],
  ['no bar', ['INFO: `Trainer.fit` stopped: `max_epochs=3` reached.'], null],
])('of %s', (_, lines, seconds) => {
  expect(secondsPerStepShown(lines)).toBe(seconds);
});

it('is found in what PtychoPINN printed', () => {
  const recorded = readFileSync('test/runs/native-finished/console.txt', 'utf8');
  // Its three steps are too few; the same line of a longer epoch.
  const lines = logLines(recorded.replace(' 3/3 ', ' 300/300 '));
  expect(secondsPerStepShown(lines)).toBeCloseTo(1 / 29.82, 6);
});
