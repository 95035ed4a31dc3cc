/** All safe fixes at once, re-checked until nothing is left to fix. */
import { describe, expect, it } from 'vitest';
import { planSafeFixes, safeFixes } from '../../../shared/diff/safeFixes';
import { resolve } from '../../../shared/factory';
import { acknowledge } from '../../../shared/findings/acknowledge';
import { finding } from '../../../shared/findings/factoryRules';
import type { Finding } from '../../../shared/findings/finding';
import type { Edit } from '../../../shared/request/edits';
import type { Values } from '../../../shared/values/value';
import { certain, training, WORLD } from '../factory/help';

const speak = (label: string, edits: Edit[], safe = true): Finding => ({
  ...finding('unknown-override', [label], label),
  fixes: [
    { label: 'another', edits: [{ op: 'set-override', name: 'never', value: 1 }] },
    { label, edits, ...(safe ? { safe: true as const } : {}) },
  ],
});
const clear = (name: string): Edit => ({ op: 'clear-override', name });

interface Draft {
  readonly target: string;
  readonly overrides: Values;
  readonly execution: null;
}
const draft = (overrides: Values): Draft => ({ target: 'adr-003', overrides, execution: null });

describe('the safe fixes of findings', () => {
  it('are the safe ones, and none of what the user lets stand', () => {
    const all = [
      speak('a', [clear('a')]),
      speak('b', [clear('b')], false),
      speak('c', [clear('c')]),
    ];
    const some = acknowledge(all, [{ rule: 'unknown-override', field: 'c', note: '' }]);
    expect(safeFixes(some).map(({ fix }) => fix.label)).toEqual(['a']);
  });

  it('mend real findings and leave the payload as it is', async () => {
    const request = training();
    const messy = { ...request, overrides: { ...request.overrides, zzzzzz: 1, qqqqqq: 2 } };
    const before = resolve(messy, WORLD);
    const plan = await planSafeFixes(messy, before, (next) => resolve(next, WORLD));
    expect(plan.draft).toEqual(request);
    expect(plan.fixes.map(({ fix }) => fix.label)).toEqual(['Remove qqqqqq', 'Remove zzzzzz']);
    expect(certain(plan.resolution.findings)).toEqual([]);
    expect(before.payload).not.toBeNull();
    const { overrides_applied: _a, ...sections } = before.payload ?? {};
    const { overrides_applied: _b, ...after } = plan.resolution.payload ?? {};
    expect(after).toEqual(sections);
  });

  it('are looked for again where one uncovers another', async () => {
    const rule = (d: Draft) => ({
      findings: ['a', 'b', 'c']
        .filter((name) => Object.hasOwn(d.overrides, name))
        .slice(0, 1)
        .map((name) => speak(name, [clear(name)])),
    });
    const start = draft({ a: 1, b: 2, c: 3, kept: 4 });
    const plan = await planSafeFixes(start, rule(start), rule);
    expect(plan.draft.overrides).toEqual({ kept: 4 });
    expect(plan.edits).toEqual([clear('a'), clear('b'), clear('c')]);
  });

  it('come to an end where two undo each other, or one changes nothing', async () => {
    let asked = 0;
    const fight = (d: Draft) => {
      asked += 1;
      const on = d.overrides['a'] === 1;
      return { findings: [speak('a', [{ op: 'set-override', name: 'a', value: on ? 2 : 1 }])] };
    };
    await planSafeFixes(draft({ a: 1 }), fight(draft({ a: 1 })), fight);
    expect(asked).toBe(11);
    const idle = { findings: [speak('x', [clear('x')])] };
    const plan = await planSafeFixes(draft({ a: 1 }), idle, () => idle);
    expect(plan).toMatchObject({ fixes: [], edits: [], draft: { overrides: { a: 1 } } });
  });
});
