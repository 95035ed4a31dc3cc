/** Every known mistake is found by a rule, or says why none can find it. */
import { describe, expect, it } from 'vitest';
import { covered, NOT_FOUND, NOT_FOUND_OF } from '../../../shared/reference/coverage';
import pitfalls from '../../facts/pitfalls.json';

const ENTRIES: readonly string[] = [...pitfalls.sections, ...pitfalls.findings];

describe('the rulebook covers what is known to go wrong', () => {
  const found = new Map(covered().map(({ entry, rules }) => [entry, rules]));

  it('with a rule or a reason for every entry', () => {
    expect(ENTRIES.length).toBeGreaterThan(80);
    expect(ENTRIES.filter((entry) => !found.has(entry) && !NOT_FOUND[entry])).toEqual([]);
  });

  it('and no reason for an entry that a rule finds, or that the list does not have', () => {
    expect(Object.keys(NOT_FOUND).filter((entry) => found.has(entry))).toEqual([]);
    expect(Object.keys(NOT_FOUND).filter((entry) => !ENTRIES.includes(entry))).toEqual([]);
  });

  it('and the parts that none finds belong to entries that a rule finds', () => {
    expect(Object.keys(NOT_FOUND_OF).filter((entry) => !found.has(entry))).toEqual([]);
  });

  it('and sources that the list has', () => {
    expect([...found.keys()].filter((entry) => !ENTRIES.includes(entry))).toEqual([]);
  });
});
