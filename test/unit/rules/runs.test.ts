/** Every rule that claims a crash, a wrong result or no effect was tried in a run, or says why it is only read. */
import { expect, it } from 'vitest';
import { RULE_LIST } from '../../../shared/reference/ruleList';
import { TRIED } from '../../../shared/rules/tried';
import { CASES, READ } from '../../ptychopinn/rules/table';

/** Chapters about files, texts and sweeps, which no run knows. */
const NO_RUN = ['file', 'handover', 'sweep'];
const claims = RULE_LIST.filter(
  ({ outcome, topic }) =>
    ['crash', 'wrong-result', 'ignored'].includes(outcome) && !NO_RUN.includes(topic),
);
const tried = new Set(CASES.map(({ rule }) => rule));

it('every claim was tried, or says why it is read', () => {
  expect(claims.map(({ id }) => id).filter((id) => !tried.has(id) && !(id in READ))).toEqual([]);
});

it('the table names rules that there are, and reads none that was tried', () => {
  const ids = RULE_LIST.map(({ id }) => id);
  expect([...tried, ...Object.keys(READ)].filter((id) => !ids.includes(id))).toEqual([]);
  expect(Object.keys(READ).filter((id) => tried.has(id))).toEqual([]);
});

it('the pages of the rules name those that were tried', () => {
  expect([...TRIED]).toEqual([...tried].sort());
});
