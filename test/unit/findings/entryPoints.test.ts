/** What an entry point, chosen or not, makes of findings that hold for some of them only. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { countsOf } from '../../../shared/findings/counts';
import { forEntryPoint } from '../../../shared/findings/entryPoints';
import { type Finding, type Outcome, severityOf } from '../../../shared/findings/finding';
import { outcomeWord } from '../../../shared/findings/words';
import { ENTRY_POINTS, type EntryPoint } from '../../../shared/request/entryPoint';
import { training, without } from '../factory/help';

const finding = (outcome: Outcome, ...entry_points: EntryPoint[]): Finding => ({
  rule: 'r',
  outcome,
  severity: severityOf(outcome),
  fields: ['f'],
  message: 'm.',
  stage: 'load',
  ...(entry_points.length > 0 ? { entry_points } : {}),
  source: [],
  fixes: [],
});
const severity = (one: Finding, entryPoint?: EntryPoint) =>
  forEntryPoint([one], entryPoint).map((found) => found.severity);

describe('a crash', () => {
  it('of every entry point is an error, decided or not', () => {
    for (const entryPoint of [undefined, ...ENTRY_POINTS])
      expect(severity(finding('crash'), entryPoint)).toEqual(['error']);
  });

  it('of some is an error for those, absent for others, and a warning that names them while undecided', () => {
    const some = finding('crash', 'native', 'python');
    expect(severity(some, 'native')).toEqual(['error']);
    expect(severity(some, 'python')).toEqual(['error']);
    expect(severity(some, 'script')).toEqual([]);
    expect(forEntryPoint([some], undefined)).toEqual([{ ...some, severity: 'warning' }]);
  });

  it('of native, script and python alike is an error while undecided', () => {
    expect(severity(finding('crash', 'native', 'script', 'python'))).toEqual(['error']);
  });

  it('of lightning counts only when lightning is chosen', () => {
    const lightning = finding('crash', 'lightning');
    expect(severity(lightning)).toEqual([]);
    expect(severity(lightning, 'lightning')).toEqual(['error']);
    expect(severity(lightning, 'script')).toEqual([]);
  });
});

it('other outcomes keep their severity', () => {
  expect(severity(finding('ignored', 'native'))).toEqual(['warning']);
  expect(severity(finding('ignored', 'native'), 'script')).toEqual([]);
  expect(severity(finding('info', 'script'))).toEqual(['info']);
});

it('possible crashes are counted apart from certain ones, and called so', () => {
  const all = forEntryPoint(
    [finding('crash'), finding('crash', 'native'), finding('slow'), finding('info')],
    undefined,
  );
  expect(all.map(outcomeWord)).toEqual(['will crash', 'may crash', 'slow', 'info']);
  expect(countsOf(all)).toMatchObject({
    outcomes: { crash: 1, slow: 1, info: 1 },
    possibleCrashes: 1,
    errors: 1,
    warnings: 2,
  });
});

it('the entry point of the request decides what is said of it', () => {
  const about = (entry_point?: EntryPoint) =>
    resolve(
      training({
        target: 'ptychopinn-2026.07',
        ...(entry_point ? { entry_point } : {}),
      }),
      without('diff3d'),
    )
      .findings.filter(({ outcome }) => outcome === 'crash')
      .map(({ rule, severity: found }) => `${rule} ${found}`);
  expect(about()).toContain('diff3d-missing warning');
  expect(about('native')).toContain('diff3d-missing error');
  expect(about('script').join()).not.toContain('diff3d-missing');
});
