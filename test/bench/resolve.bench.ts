/** Resolving a request, which happens at every keystroke, beside writing and reading its payload as JSON once. */
import { bench, describe } from 'vitest';
import { resolve } from '../../shared/factory';
import { catalogueOf } from '../../shared/targets/catalogue';
import type { Values } from '../../shared/values/value';
import { training, WORLD } from '../unit/factory/help';

const NEEDED = { n_groups: 512, nphotons: 1e9, test_data_file: 'test.npz' };

/** So many of the target's names that the factory takes, each set to its default; then names that it does not know. */
function overrides(target: string, count: number): Values {
  const set: Record<string, Values[string]> = {};
  const known = catalogueOf(target).filter(({ name, section }) => {
    return section !== 'execution_config' && !(name in NEEDED);
  });
  for (const field of known) {
    if (Object.keys(set).length >= count) break;
    if (field.default === undefined || field.name in set) continue;
    const one = { ...NEEDED, [field.name]: field.default };
    if (resolve(training({ target, overrides: one }), WORLD).payload)
      set[field.name] = field.default;
  }
  for (let i = Object.keys(set).length; i < count; i++) set[`unknown_${i}`] = i;
  return { ...set, ...NEEDED };
}

describe.each(['adr-003', 'ptychopinn-2026.07'])('a training request for %s', (target) => {
  describe.each([0, 10, 50, 200])('with %i overrides beside the needed three', (count) => {
    const request = training({ target, overrides: overrides(target, count) });
    const { payload } = resolve(request, WORLD);

    bench('pinnboard: resolve, with findings and the story of every value', () => {
      resolve(request, WORLD);
    });

    bench('JSON.parse(JSON.stringify(payload))', () => {
      JSON.parse(JSON.stringify(payload));
    });
  });
});
