/** Every rule that claims a crash, a wrong result or no effect was tried in a run, or says why it is only read. */
import { expect, it } from 'vitest';
import { RULE_LIST } from '../../../shared/reference/ruleList';
import { CASES } from '../../ptychopinn/rules/table';

/** Chapters about files, texts and sweeps, which no run knows. */
const NO_RUN = ['file', 'import', 'sweep'];
const claims = RULE_LIST.filter(
  ({ outcome, topic }) =>
    ['crash', 'wrong-result', 'ignored'].includes(outcome) && !NO_RUN.includes(topic),
);
const tried = new Set(CASES.map(({ rule }) => rule));

it('every claim was tried, or says why it was only read', () => {
  expect(claims.length).toBeGreaterThan(50);
  expect(
    claims.filter((rule) => !rule.tried && rule.notTried === undefined).map(({ id }) => id),
  ).toEqual([]);
});

it('what a rule says was tried is what the table of runs tries', () => {
  const told = RULE_LIST.filter((rule) => rule.tried).map(({ id }) => id);
  expect(told.sort()).toEqual([...tried].sort());
  expect(RULE_LIST.filter((rule) => rule.tried && rule.notTried !== undefined)).toEqual([]);
});
