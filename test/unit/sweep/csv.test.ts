import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestCsv } from '../../../shared/sweep/csv';
import type { SweepPoint } from '../../../shared/sweep/manifest';
import { planPoints } from '../../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import { PYTHON } from '../../python';
import { list, sweep } from './kit';

/** Rows as Python's csv module reads them. */
function pythonRows(text: string): string[][] {
  const code =
    'import csv,json,sys,io; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.read(), newline=""), strict=True))))';
  const { stdout, stderr, status } = spawnSync(
    PYTHON,
    ['-c', `import sys; sys.stdin.reconfigure(encoding="utf-8", newline="")\n${code}`],
    {
      input: text,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function points(spec: SweepSpec): SweepPoint[] {
  const plan = planPoints(spec);
  return Array.from({ length: plan.count }, (_, i) => {
    const { index, name, values } = plan.at(i);
    return {
      index,
      name,
      values,
      status: 'ready',
      file: `points/${name}.json`,
      errors: 0,
      warnings: 1,
      rules: ['a', 'b'],
    };
  });
}

describe('the table of a sweep', () => {
  it('has headings that no spreadsheet runs', () => {
    const names = ['=HYPERLINK("http://x")', '@a', '+b', '-c', 'gridsize'];
    const spec = sweep(names.map((name) => list(name, [1, 2])));
    const [heading = []] = pythonRows(manifestCsv({ spec, points: points(spec) }));
    expect(heading.slice(2, 7)).toEqual([
      ...names.slice(0, 4).map((name) => `'${name}`),
      'gridsize',
    ]);
  });

  it('is read by Python as it was written, whatever the texts', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\r', '\n', ' ', ';', 'ü', '\t', "'"),
      maxLength: 8,
    });
    const texts = fc.sample(text, { numRuns: 300, seed: 5 });
    const spec = sweep([list('notes', texts), list('nphotons', [1e9])]);
    const rows = pythonRows(manifestCsv({ spec, points: points(spec) }));
    expect(rows[0]).toEqual([
      'index',
      'name',
      'notes',
      'nphotons',
      'status',
      'file',
      'errors',
      'warnings',
      'rules',
    ]);
    const distinct = [...new Set(texts)];
    const escaped = (value: string) => (/^[\t\r]/.test(value) ? `'${value}` : value);
    expect(rows.slice(1).map((row) => row[2])).toEqual(distinct.map(escaped));
    expect(rows[1]?.slice(3)).toEqual([
      '1000000000.0',
      'ready',
      expect.any(String),
      '0',
      '1',
      'a b',
    ]);
  });

  it('is no formula of a spreadsheet; numbers stay numbers', () => {
    const spec = sweep([
      list('notes', ['=1+1', '+x', '-x', '@x', 'x=1', '=cmd|" /C calc"!A0']),
      list('nphotons', [-1]),
    ]);
    const rows = pythonRows(manifestCsv({ spec, points: points(spec) })).slice(1);
    expect(rows.map((row) => row[2])).toEqual([
      "'=1+1",
      "'+x",
      "'-x",
      "'@x",
      'x=1',
      `'=cmd|" /C calc"!A0`,
    ]);
    expect(rows[0]?.[3]).toBe('-1.0');
  });

  it('keeps its own columns apart from axes of their names', () => {
    const spec = sweep([list('status', [1])]);
    expect(manifestCsv({ spec, points: points(spec) }).split('\r\n')[0]).toBe(
      'index,name,axis.status,status,file,errors,warnings,rules',
    );
  });
});
