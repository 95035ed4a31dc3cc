/** A dark frame that is chosen in the window replaces the number that the step began with. */
import { expect, it } from 'vitest';
import { withParameter } from '../../../renderer/prepare/parameters';
import { DARK } from '../../../shared/prepare/steps/dark';
import { GAIN } from '../../../shared/prepare/steps/gain';

const array = { file: 1, path: '/dark' };

it.each([
  [DARK, 0],
  [GAIN, 1],
])('$id', (entry, neutral) => {
  const added = entry.initial([]);
  const chosen = withParameter(added, 'array', array) ?? expect.fail();
  expect(chosen).toEqual({ step: entry.id, array });
  expect(withParameter(chosen, 'array', undefined)).toEqual({ step: entry.id, value: neutral });
  expect(withParameter(added, 'value', 7)).toEqual({ step: entry.id, value: 7 });
});
