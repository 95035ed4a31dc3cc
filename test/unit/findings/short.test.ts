/** The line of a finding on its row: one short sentence. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { training, WORLD } from '../factory/help';

const request = {
  ...training({ target: 'ptychopinn-2026.07' }),
  entry_point: 'native' as const,
  overrides: { n_groups: 64, probe_scale: 2, test_data_file: '/elsewhere/v.npz' },
};

describe('the short form of a finding', () => {
  it.each([
    ['override-dropped', 'Not forwarded to training, which uses 4.0.'],
    ['not-checked', 'This path was not opened here.'],
  ])('of %s', (rule, short) => {
    const findings = resolve(request, WORLD).findings;
    expect(findings.find((finding) => finding.rule === rule)?.short).toBe(short);
  });
});
