/** `pinnboard environment inspect`: what it prints, and its exit codes. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { environmentReportSchema } from '../../../shared/environments/report';
import { OFFERED_TARGETS } from '../../../shared/targets';
import { CONFIG, PARAMS, sourceOf, write } from '../environments/source';
import { pinnboard, temporary } from './run';

const folder = temporary();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [target] = OFFERED_TARGETS;
if (!target) throw new Error('There are no targets');
const source = sourceOf(target);
const edited = (source.get(PARAMS) ?? '').replace(
  '    K_quadrant: int = 30\n',
  '    K_quadrant: int = 31\n    ours: Literal["a", "b"] = "a"\n',
);
const checkout = write(path.join(folder, 'checkout'), new Map(source).set(PARAMS, edited));

it('prints the revision, what changed and the drift as a table', async () => {
  const { code, out, err } = await pinnboard(['environment', 'inspect', checkout]);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/^revision +unknown$/m);
  expect(out).toContain(`2 differences from ${target.name}:`);
  expect(out).toMatch(/^ {2}pt_data_config +K_quadrant +default +30 → 31$/m);
  expect(out).toMatch(/^ {2}pt_data_config +ours +added +'a'$/m);
});

it('prints JSON that its schema reads', async () => {
  const { code, out } = await pinnboard(['environment', 'inspect', checkout, '--json']);
  expect(code).toBe(0);
  const report = environmentReportSchema.parse(JSON.parse(out));
  expect(report.drift.map(({ field, change }) => [field, change])).toEqual([
    ['K_quadrant', 'default'],
    ['ours', 'added'],
  ]);
});

it('exits with 2 and a sentence where files are damaged or there is no PtychoPINN', async () => {
  const half = [...source].filter(([file]) => file === CONFIG);
  const broken = write(path.join(folder, 'half'), half);
  const incomplete = await pinnboard(['environment', 'inspect', broken]);
  expect(incomplete.code).toBe(2);
  expect(incomplete.err).toMatch(/^error: [^\n]+ is incomplete: [^\n]+\.\n$/);
  expect(incomplete.out).toContain('not compared: ');
  const json = await pinnboard(['environment', 'inspect', broken, '--json']);
  expect(json.code).toBe(2);
  const { problems } = JSON.parse(json.out);
  expect(problems).toMatchObject([
    { code: 'environment-incomplete', parameters: { path: broken, files: expect.anything() } },
  ]);
  expect(incomplete.err).toBe(`error: ${problems[0].message}\n`);
  const nothing = await pinnboard(['environment', 'inspect', path.join(folder, 'no'), '--json']);
  expect(nothing.code).toBe(2);
  expect(JSON.parse(nothing.out)).toMatchObject({ error: { code: 'file-missing' } });
});
