import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestText } from '../../../shared/formats/payloadFile';
import { training } from '../factory/help';
import { NPZ, pinnboard, type Ran, temporary } from './run';

const STUDY = `
base: base.json
axes:
  gridsize: [1, 2]
  execution.learning_rate: {from: 1e-4, to: 1e-2, count: 3, scale: log}
`;

/** A folder with a dataset, a base and a description of a sweep. */
function study(text = STUDY): { folder: string; file: string } {
  const folder = temporary();
  copyFileSync(path.join(NPZ, 'train64.npz'), path.join(folder, 'scan.npz'));
  utimesSync(path.join(folder, 'scan.npz'), 1e9, 1e9);
  const base = training({ overrides: { n_groups: 8, nphotons: 1e9 } });
  writeFileSync(path.join(folder, 'base.json'), requestText(base));
  const file = path.join(folder, 'study.yaml');
  writeFileSync(file, text);
  return { folder, file };
}

const reportSchema = z.object({
  status: z.string(),
  count: z.number(),
  candidates: z.number(),
  ready: z.number(),
  refused: z.number(),
  folder: z.string().optional(),
  findings: z.array(z.object({ rule: z.string() })),
  rules: z.array(z.object({ rule: z.string(), outcome: z.string(), points: z.number() })),
  points: z.array(z.object({ name: z.string(), status: z.string() })),
});
const json = ({ out }: Ran) => reportSchema.parse(JSON.parse(out));

describe('pinnboard sweep', () => {
  it('--dry-run lists the points with their findings and writes nothing', async () => {
    const { folder, file } = study();
    const ran = await pinnboard(['sweep', file, '--dry-run']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    const lines = ran.out.split('\n');
    expect(lines[0]).toBe('study: 6 points (gridsize 2 x learning_rate 3)');
    const heading = lines.findIndex((line) => line.startsWith('point '));
    expect(lines[heading + 2]).toMatch(/^2 +1 +0\.001 +ready +\d+ \w+\b.* \S/);
    expect(ran.out).toMatch(/^ignored test-data-missing: .*: 6 points, first 0001_gridsize-1/m);
    expect(ran.out).toMatch(/6 points ready, 0 will crash, 0 blocked\.\n$/);
    expect(readdirSync(folder).sort()).toEqual(['base.json', 'scan.npz', 'study.yaml']);
  });

  it('writes payloads that check and the manifest name; the manifest is a description as well', async () => {
    const { folder, file } = study();
    const out = path.join(folder, 'out');
    const ran = await pinnboard(['sweep', file, '-o', out]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('6 points ready, 0 will crash, 0 blocked. Written to ');
    const points = readdirSync(path.join(out, 'points')).map((name) =>
      path.join(out, 'points', name, 'payload.json'),
    );
    expect(points).toHaveLength(6);
    const checked = await pinnboard(['check', ...points, '--base', folder, '--json']);
    expect(checked.code).toBe(0);
    const schema = z.array(z.object({ notes: z.array(z.string()), changes: z.array(z.unknown()) }));
    for (const { notes, changes } of schema.parse(JSON.parse(checked.out)))
      expect([notes, changes]).toEqual([[], []]);
    expect(readFileSync(path.join(out, 'sweep.csv'), 'utf8').split('\r\n')).toHaveLength(8);
    const again = path.join(folder, 'again');
    expect((await pinnboard(['sweep', path.join(out, 'sweep.json'), '-o', again])).code).toBe(0);
    expect(readFileSync(path.join(again, 'sweep.json'), 'utf8')).toBe(
      readFileSync(path.join(out, 'sweep.json'), 'utf8'),
    );
  });

  it('--format json tells the same, refused points and what they are refused for among it', async () => {
    const { file } = study(`${STUDY}  execution.accum_steps: [0, 1]\nleave_out: gridsize == 2\n`);
    const ran = await pinnboard(['sweep', file, '--dry-run', '--format', 'json']);
    expect(ran.code).toBe(1);
    const report = json(ran);
    expect(report).toMatchObject({
      status: 'dry-run',
      candidates: 12,
      count: 6,
      ready: 3,
      refused: 3,
    });
    expect(report.rules[0]).toMatchObject({
      rule: 'execution-option-refused',
      outcome: 'blocked',
      points: 3,
    });
    expect(report.points.map(({ status }) => status)).toEqual([
      'refused',
      'ready',
      'refused',
      'ready',
      'refused',
      'ready',
    ]);
    expect(report.findings.map(({ rule }) => rule)).toContain('sweep-points-refused');
  });

  it('--max-warnings counts those of all points', async () => {
    const { file } = study();
    const run = (most: number) =>
      pinnboard(['sweep', file, '--dry-run', '--max-warnings', String(most)]);
    const few = await run(5);
    expect(few.code).toBe(1);
    const counted = Number(/Too many warnings: (\d+)/.exec(few.err)?.[1]);
    expect(counted % 6).toBe(0);
    expect((await run(counted)).code).toBe(0);
    expect((await run(counted - 1)).code).toBe(1);
  });

  it.each([
    ['axes:\n  gridsize: [1, None]\nbase: base.json\n', /study\.yaml:2:17: None is text in YAML/],
    [
      'base: no.json\naxes: {gridsize: [1]}\n',
      /The base of .*study\.yaml is invalid\. .*no\.json does not exist/,
    ],
    [`${STUDY}scripts: {slrum: {}}\n`, /Unknown script `slrum`/],
  ])('%j is wrong usage', async (text, words) => {
    const { folder, file } = study(text);
    const ran = await pinnboard(['sweep', file, '-o', path.join(folder, 'out')]);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(words);
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  });

  it('a description without points says why, all at once', async () => {
    const { file } = study(`${STUDY}method: zip\nleave_out: [gridsize >, gridsiez > 1]\n`);
    const ran = await pinnboard(['sweep', file, '--dry-run']);
    expect(ran.code).toBe(2);
    expect(ran.out).toMatch(/blocked sweep-zip-lengths.*gridsize 2, learning_rate 3/);
    const words = study(`${STUDY}leave_out: [gridsize >, gridsiez > 1]\n`);
    const conditions = await pinnboard(['sweep', words.file, '--dry-run']);
    expect(conditions.code).toBe(2);
    expect(conditions.out).toMatch(/at character 11: unexpected end[\s\S]*no field gridsiez/);
  });

  it('is stopped by Ctrl+C where everything is whole, and the same command goes on', async () => {
    const { folder, file } = study(STUDY.replace('count: 3', 'count: 400'));
    const out = path.join(folder, 'out');
    const points = path.join(folder, 'out.unfinished/points');
    const running = pinnboard(['sweep', file, '-o', out]);
    await expect.poll(() => existsSync(points) && readdirSync(points).length > 0).toBe(true);
    process.emit('SIGINT', 'SIGINT');
    const stopped = await running;
    expect(stopped.code).toBe(130);
    expect(stopped.out).toMatch(
      /Stopped after \d+ of 800 points\. .*out\.unfinished; run the same command again to resume/,
    );
    expect(existsSync(out)).toBe(false);
    const finished = await pinnboard(['sweep', file, '-o', out]);
    expect(finished.code).toBe(0);
    expect(finished.out).toMatch(
      /800 points ready, 0 will crash, 0 blocked\. \d+ of them were resumed/,
    );
  });

  it('its description has a JSON Schema', async () => {
    const { code, out } = await pinnboard(['schema', 'sweep']);
    expect([code, JSON.parse(out).title]).toEqual([0, 'Pinnboard sweep']);
  });

  it('needs a place, a file, and room', async () => {
    const { folder, file } = study();
    expect((await pinnboard(['sweep', file])).err).toContain(
      '`sweep` requires -o DIR, or --dry-run',
    );
    expect((await pinnboard(['sweep', path.join(folder, 'no.yaml'), '--dry-run'])).code).toBe(2);
    const full = await pinnboard(['sweep', file, '-o', folder]);
    expect(full.code).toBe(2);
    expect(full.err).toMatch(/already contains base\.json, scan\.npz, study\.yaml/);
  });
});
