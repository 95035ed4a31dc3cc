import { describe, expect, it } from 'vitest';
import { findPage, pageOfName, referenceEntries } from '../../../shared/reference/entries';
import { findPages, type Search } from '../../../shared/reference/find';
import { RULE_LIST, RULE_TOPICS, ruleIds, rulesAbout } from '../../../shared/reference/ruleList';
import { TARGETS } from '../../../shared/targets';
import { catalogueOf } from '../../../shared/targets/catalogue';

const pages = referenceEntries();
const ids = (search: Partial<Search>) =>
  findPages(pages, { query: '', kind: 'all', severity: 'all', ...search }).map(({ id }) => id);

describe('the pages of the reference', () => {
  it('are one a rule, each in its topic', () => {
    const rules = pages.filter(({ kind }) => kind === 'rule');
    expect(rules.map(({ names }) => names[0])).toEqual(ruleIds());
    for (const { title, rules: here } of RULE_TOPICS)
      expect(rules.filter(({ chapter }) => chapter === title)).toHaveLength(here.length);
  });

  it('hold every field of every target once, under each of its names', () => {
    for (const target of Object.keys(TARGETS))
      for (const { section, name } of catalogueOf(target)) {
        const page = pageOfName(name);
        const places = page?.kind === 'field' ? page.meanings.flatMap((m) => m.places) : [];
        const here = places.filter(
          (p) => p.target === target && p.section === section && p.name === name,
        );
        expect(here, `${section}.${name}`).toHaveLength(1);
        expect(pageOfName(`${section}.${name}`)).toBe(page);
      }
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length);
    expect(pageOfName('grid_size')?.id).toBe('field:gridsize');
    expect(pageOfName('object.big')?.id).toBe('field:object_big');
    expect(pageOfName('diff3d')?.id).toBe('array:diffraction');
    expect(pageOfName('request')).toBeUndefined();
  });

  it('link fields and rules both ways', () => {
    for (const rule of RULE_LIST)
      for (const name of rule.fields) {
        const page = pageOfName(name);
        if (page && page.kind !== 'rule') expect(page.rules, `${rule.id} ${name}`).toContain(rule);
      }
    expect(rulesAbout('grid_size')).toEqual(rulesAbout('gridsize'));
    expect(rulesAbout('execution_config.accum_steps').map(({ id }) => id)).toContain(
      'gradient-accumulation',
    );
    expect(rulesAbout('no_such_field')).toEqual([]);
  });

  it('tell apart what a name means in different sections', () => {
    const page = findPage('field:batch_size');
    const labels = page?.kind === 'field' ? page.meanings.map(({ label }) => label) : [];
    expect(labels).toEqual(['Batch size', 'Inference batch size']);
  });
});

describe('finding pages', () => {
  it('puts the name itself first, then its beginning, then what only the text holds', () => {
    const found = ids({ query: 'nphotons' });
    expect(found[0]).toBe('field:nphotons');
    expect(found[1]).toBe('rule:nphotons-divergence');
    expect(ids({ query: 'neighbor_count' })[0]).toBe('field:neighbor_count');
    expect(ids({ query: 'K' })[0]).toBe('field:neighbor_count');
  });

  it('wants every word, in any order', () => {
    expect(ids({ query: 'few neighbours' })).toContain('rule:neighbours-too-few');
    expect(ids({ query: 'neighbours zebra' })).toEqual([]);
  });

  it('keeps to a kind and a severity', () => {
    expect(ids({ kind: 'array' })).toContain('array:probeGuess');
    expect(ids({ kind: 'array' }).every((id) => id.startsWith('array:'))).toBe(true);
    const notices = ids({ severity: 'info' });
    expect(notices).toContain('rule:dataset-moved');
    expect(notices).not.toContain('rule:n-groups-missing');
    expect(ids({})).toEqual(pages.map(({ id }) => id));
  });
});
