import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { canonicalRequest } from '../../../shared/factory/canonical';
import { withAcknowledgement } from '../../../shared/findings/acknowledge';
import { training, WORLD } from './help';

/** Without a photon number of its own. */
const OPEN = { n_groups: 4 };
const note = { rule: 'nphotons-divergence', field: 'nphotons', note: 'measured: 1e5' };

describe('acknowledged findings', () => {
  it('carry the note and leave the payload unchanged', () => {
    const plain = resolve(training({ overrides: OPEN }), WORLD);
    const acknowledged = resolve(training({ overrides: OPEN, acknowledgements: [note] }), WORLD);
    const found = acknowledged.findings.find(({ rule }) => rule === note.rule);
    expect(found).toMatchObject({ severity: 'warning', acknowledged: 'measured: 1e5' });
    expect(acknowledged.payload).toEqual(plain.payload);
    expect(plain.findings.every((f) => f.acknowledged === undefined)).toBe(true);
  });

  it('do not unblock an error', () => {
    const request = training({ overrides: {} });
    const refused = { rule: 'n-groups-missing', field: 'n_groups', note: 'never mind' };
    const { payload, findings } = resolve({ ...request, acknowledgements: [refused] }, WORLD);
    expect(payload).toBeNull();
    expect(findings.find(({ rule }) => rule === refused.rule)?.acknowledged).toBeUndefined();
  });

  it('of a crash stay in the request without effect, which a finding reports', () => {
    const crash = { rule: 'neighbours-too-few', field: 'neighbor_count', note: 'for later' };
    const request = training({
      overrides: { ...OPEN, gridsize: 3, neighbor_count: 4 },
      acknowledgements: [crash, note],
    });
    const { payload, findings } = resolve(request, WORLD);
    expect(payload).not.toBeNull();
    expect(findings.find(({ rule }) => rule === crash.rule)).toMatchObject({
      outcome: 'crash',
      severity: 'error',
    });
    expect(findings.find(({ rule }) => rule === crash.rule)?.acknowledged).toBeUndefined();
    expect(findings.at(-1)).toMatchObject({
      rule: 'acknowledgement-without-effect',
      outcome: 'info',
      message: expect.stringContaining('for later'),
    });
    expect(canonicalRequest(request).acknowledgements).toContainEqual(crash);
  });

  it('exist once per finding and can be changed and undone', () => {
    const [finding] = resolve(training({ overrides: OPEN }), WORLD).findings.filter(
      (f) => f.rule === note.rule,
    );
    if (!finding) throw new Error('the request has no such finding');
    const once = withAcknowledgement([], finding, 'a');
    expect(withAcknowledgement(once, finding, 'b')).toEqual([{ ...note, note: 'b' }]);
    expect(withAcknowledgement(once, finding, null)).toEqual([]);
  });

  it('have a fixed order in the request, and no key when there are none', () => {
    const other = { rule: 'test-data-missing', field: 'test_data_file', note: '' };
    const one = canonicalRequest(training({ acknowledgements: [other, note] }));
    const two = canonicalRequest(training({ acknowledgements: [note, other] }));
    expect(JSON.stringify(one)).toBe(JSON.stringify(two));
    expect(canonicalRequest(training({ acknowledgements: [] }))).not.toHaveProperty(
      'acknowledgements',
    );
  });
});
