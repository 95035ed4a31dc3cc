/** What was written under a rule's earlier id still counts. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { withAcknowledgement } from '../../../shared/findings/acknowledge';
import { findPage } from '../../../shared/reference/entries';
import { RULE_LIST, ruleFacts, ruleIds } from '../../../shared/reference/ruleList';
import { resultMaker } from '../../../shared/sarif/result';
import { sarifRules } from '../../../shared/sarif/rules';
import { pinnboard } from '../cli/run';
import { training, WORLD } from '../factory/help';

const OLD = 'knob-ignored';
const NEW = 'execution-option-ignored';
const sets = { ...training({ target: 'ptychopinn-2026.07' }), execution: { pin_memory: true } };
const given = { rule: OLD, field: 'execution_config.pin_memory', note: 'harmless' };

describe('the earlier id of a rule', () => {
  it('is no id or earlier id of another rule', () => {
    const all = [...ruleIds(), ...RULE_LIST.flatMap(({ aliases = [] }) => aliases)];
    expect(new Set(all).size).toBe(all.length);
  });

  it('acknowledges a finding of today', () => {
    const { findings } = resolve({ ...sets, acknowledgements: [given] }, WORLD);
    expect(findings.find(({ rule }) => rule === NEW)).toMatchObject({ acknowledged: 'harmless' });
    expect(findings.filter(({ rule }) => rule === 'acknowledgement-without-effect')).toEqual([]);
  });

  it('is replaced when the note is changed, and goes when it is taken back', () => {
    const found = resolve(sets, WORLD).findings.find(({ rule }) => rule === NEW);
    if (!found) throw new Error('pin_memory is ignored');
    expect(withAcknowledgement([given], found, 'again')).toEqual([
      { ...given, rule: NEW, note: 'again' },
    ]);
    expect(withAcknowledgement([given], found, null)).toEqual([]);
  });

  it('finds the rule and its page', async () => {
    expect(ruleFacts(OLD)?.id).toBe(NEW);
    expect(findPage(`rule:${OLD}`)?.id).toBe(`rule:${NEW}`);
    expect((await pinnboard(['rules', OLD])).out).toMatch(new RegExp(`^${NEW}: `));
  });

  it('stays the fingerprint of results in SARIF, so that baselines match', () => {
    const found = resolve(sets, WORLD).findings.find(({ rule }) => rule === NEW);
    if (!found) throw new Error('pin_memory is ignored');
    expect(resultMaker(null)(found)).toMatchObject({
      ruleId: NEW,
      partialFingerprints: { 'ruleAndField/v1': `${OLD}:execution_config.pin_memory` },
    });
    expect(sarifRules()).toContainEqual(expect.objectContaining({ id: NEW, deprecatedIds: [OLD] }));
  });
});
