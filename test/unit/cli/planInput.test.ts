/** `pinnboard plan --check-input`: a dataset's common mistakes from the command line. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { runPython } from '../../python';
import { EXAMPLE } from '../plan/input/scanFile';
import { pinnboard, temporary } from './run';

const folder = temporary();
afterAll(() => rmSync(folder, { recursive: true }));

const answerSchema = z.object({
  input_checks: z
    .object({
      checks: z.array(z.object({ id: z.string(), verdict: z.string(), words: z.string() })),
    })
    .nullable(),
});

const scalingSchema = z.object({ scaling: z.object({ input_scale: z.number() }) });

function requestOn(dataset: string): string {
  const file = path.join(folder, 'run.json');
  const request = {
    target: 'ptychopinn-2026.07',
    workflow: 'training',
    train_data_file: dataset,
    output_dir: folder,
    overrides: { n_groups: 20 },
  };
  writeFileSync(file, JSON.stringify(request));
  return file;
}

async function verdicts(dataset: string) {
  const { out, err } = await pinnboard(['plan', requestOn(dataset), '--check-input', '--json']);
  const { input_checks } = answerSchema.parse(JSON.parse(out));
  expect(input_checks, err).not.toBeNull();
  return new Map(
    input_checks?.checks.map(({ id, verdict, words }) => [id, `${verdict}: ${words}`]),
  );
}

it('finds the example in order', async () => {
  const found = await verdicts(EXAMPLE);
  expect(found.get('axes')).toBe('in-order: in order');
  expect(found.get('unit')).toBe('in-order: pixels');
  expect([...found.values()].filter((text) => text.startsWith('contradicted'))).toEqual([]);
});

it('names positions in another unit, in JSON and in words with what to do', async () => {
  const file = path.join(folder, 'unit.npz');
  const change =
    "import numpy as np, sys; d = dict(np.load(sys.argv[1])); d['xcoords'] *= .7; d['ycoords'] *= .7; np.savez(sys.argv[2], **d)";
  runPython(['-c', change, EXAMPLE, file]);
  expect((await verdicts(file)).get('unit')).toMatch(/^contradicted: × 1\.4[1-4]$/);
  const { out } = await pinnboard(['plan', requestOn(file), '--check-input']);
  expect(out).toContain('One check contradicts the data as stored (36 of 36 patterns)');
  expect(out).toMatch(/Position unit: Multiply the positions by 1\.4\d\./);
});

it('scales with the patterns that the entry point reads where a file has two stacks', async () => {
  const scale = async (name: string, entryPoint: string, change: string) => {
    const file = path.join(folder, name);
    const program = `import numpy as np, sys; d = dict(np.load(sys.argv[1])); ${change}; np.savez(sys.argv[2], **d)`;
    runPython(['-c', program, EXAMPLE, file]);
    const { out } = await pinnboard([
      'plan',
      requestOn(file),
      '--entry-point',
      entryPoint,
      '--json',
    ]);
    return scalingSchema.parse(JSON.parse(out)).scaling.input_scale;
  };
  const both = "d['diff3d'] = 4 * d['diffraction']";
  const old = await scale('old.npz', 'python', `${both}; del d['diffraction']`);
  expect(await scale('both.npz', 'python', both)).toBe(old);
  const current = await scale('current.npz', 'lightning', "del d['diff3d']");
  expect(await scale('both.npz', 'lightning', both)).toBe(current);
  expect(current / old).toBeGreaterThan(3);
});
