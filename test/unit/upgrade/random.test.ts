/** Random requests upgraded between all targets: each resolves or names what stops it, and the list is the real difference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import type { Payload } from '../../../shared/factory/resolution';
import { isBlocking } from '../../../shared/findings/finding';
import { WORKFLOWS } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import type { ValueChange } from '../../../shared/upgrade/change';
import { upgradeRequest } from '../../../shared/upgrade/upgrade';
import { isValues, type Value, type Values } from '../../../shared/values/value';
import { requests } from '../exporters/requests';
import { WORLD } from '../factory/help';

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** The upgrade that users make; of the others a few. */
const UPGRADE = ['ptychopinn-2026.07', 'ptychopinn-refactor-2026.07'];
const runsOf = (from: string, to: string) => (from === UPGRADE[0] && to === UPGRADE[1] ? 200 : 20);

/** Every leaf of a payload by its path; the audit trail's values are leaves whatever they hold. */
function leaves(payload: Payload): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: Value, path: readonly string[]) => {
    const inner = isValues(value) && path.length < 3 && path[0] !== 'overrides_applied';
    if (inner && Object.keys(value).length > 0)
      for (const [name, item] of Object.entries(value)) visit(item, [...path, name]);
    else found.set(JSON.stringify(path), textOf(value));
  };
  for (const [section, values] of Object.entries(payload))
    for (const [name, value] of Object.entries(values)) visit(value, [section, name]);
  return found;
}

/** Equal for values that Python calls equal: the key order of a dictionary does not count. */
const textOf = (value: Value): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint'
      ? `${item}n`
      : Object.is(item, -0)
        ? 0
        : isDictionary(item)
          ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
          : item,
  );

const isDictionary = (item: unknown): item is object =>
  typeof item === 'object' && item !== null && !Array.isArray(item);

/** What differs, as `path: before -> after`. */
function difference(a: Payload, b: Payload): string[] {
  const [left, right] = [leaves(a), leaves(b)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => `${path}: ${left.get(path)} -> ${right.get(path)}`)
    .sort();
}

/** The same of what the preview lists. */
function listed(values: readonly ValueChange[], payload: Payload): string[] {
  const outer = Object.keys(payload).find((section) => section.startsWith('tf_')) ?? '';
  const text = (value: Value | undefined) => (value === undefined ? undefined : textOf(value));
  return values
    .map(({ section, name, before, after }) => {
      const inModel = section === 'tf_model_config';
      const path = inModel ? [outer, 'model', name] : [...section.split('.'), name];
      return `${JSON.stringify(path)}: ${text(before)} -> ${text(after)}`;
    })
    .sort();
}

const pairs = Object.keys(TARGETS).flatMap((from) =>
  Object.keys(TARGETS).flatMap((to) =>
    WORKFLOWS.map((workflow) => [runsOf(from, to), from, to, workflow] as const),
  ),
);

describe(`seed ${seed}`, () => {
  it.each(pairs)(
    '%i requests of %s upgraded to %s (%s)',
    (runs, from, to, workflow) => {
      let compared = 0;
      const extra: Values = { n_groups: 8, nphotons: 1e9 };
      fc.assert(
        fc.property(requests(from, workflow, { extra, maxKeys: 5 }), (request) => {
          const before = resolve(request, WORLD);
          const { upgrade } = upgradeRequest({ request, fileContext: WORLD, to });
          const after = resolve(upgrade.request, WORLD);
          expect(upgrade.request.target).toBe(to);
          if (after.payload === null) {
            expect(upgrade.blocked).toEqual(after.findings.filter(isBlocking));
            expect(upgrade.blocked.length).toBeGreaterThan(0);
            for (const { message, fields } of upgrade.blocked)
              expect(message + fields.join('')).not.toBe('');
          } else expect(upgrade.blocked).toEqual([]);
          if (before.payload === null || after.payload === null) return;
          compared += 1;
          expect(listed(upgrade.values, after.payload)).toEqual(
            difference(before.payload, after.payload),
          );
        }),
        { seed, numRuns: runs },
      );
      expect(compared).toBeGreaterThan(runs / 20);
    },
    120_000,
  );
});
