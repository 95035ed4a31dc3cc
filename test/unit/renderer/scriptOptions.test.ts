import { expect, it } from 'vitest';
import { optionError } from '../../../renderer/sweep/write/write';
import { scriptNamed } from '../../../shared/sweep/scripts';

it.each([
  ['time', '4:00:00', undefined],
  ['time', '', undefined],
  ['time', 'soon', '`time`: "soon" is not a time such as 90 (minutes), 4:00:00 or 1-12:00:00'],
  ['gpus', '1.5', '`gpus`: "1.5" is not a whole number of at least 0'],
])('the option %s that is typed as %j', (name, text, says) => {
  expect(optionError(scriptNamed('slurm'), name, text)).toBe(says);
});
