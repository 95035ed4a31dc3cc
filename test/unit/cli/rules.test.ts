import { describe, expect, it } from 'vitest';
import { pinnboard } from './run';

describe('pinnboard rules', () => {
  it('lists every rule on a line', async () => {
    const { code, out } = await pinnboard(['rules']);
    expect(code).toBe(0);
    expect(out).toMatch(/^neighbours-too-few +warning +crash +load +Fewer neighbours/m);
    expect(out).toMatch(/^n-groups-missing +error +crash +factory/m);
  });

  it('explains one, and names the nearest of a misspelt id', async () => {
    const { out } = await pinnboard(['rules', 'gradient-accumulation']);
    expect(out).toContain('Gradients cannot be accumulated');
    expect(out).toContain('Source: EXEC-ACCUM-001; V45');
    const wrong = await pinnboard(['rules', 'gradient-acumulation']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('gradient-accumulation');
  });

  it('gives JSON', async () => {
    const [rule] = JSON.parse((await pinnboard(['rules', 'groups-exceed-patterns', '--json'])).out);
    expect(rule).toMatchObject({ id: 'groups-exceed-patterns', targets: ['ptychopinn-2026.07'] });
  });
});
