/**
 * An exported YAML file with the command that stands in it, run by bash: Python's argparse reads the flags (`standin`),
 * PyYAML the file, and both are laid over one another as ptycho_train does. What comes out is the run of the payload.
 */

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ExportResult } from '../../../shared/exporters/format';
import { YAML } from '../../../shared/exporters/yaml';
import { resolve } from '../../../shared/factory';
import type { Resolution } from '../../../shared/factory/resolution';
import { importText } from '../../../shared/importers';
import { pathlibText } from '../../../shared/values/python';
import {
  isValues,
  sameValue,
  type Value,
  type Values,
  valuesSchema,
} from '../../../shared/values/value';
import { WORLD } from '../factory/help';
import { requests } from './requests';
import { scriptFields } from './scriptFields';
import { standinEnv } from './standinEnv';

const REAL = 'ptychopinn-2026.07';
const PATIENCE = 180_000;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pinnboard yaml '));
  cpSync(fileURLToPath(new URL('./standin', import.meta.url)), folder, { recursive: true });
  chmodSync(path.join(folder, 'ptycho_train'), 0o755);
  mkdirSync(path.join(folder, 'fields'));
  writeFileSync(path.join(folder, 'fields', 'fields.json'), JSON.stringify(scriptFields()));
  writeFileSync(path.join(folder, 'merge.py'), MERGE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The flags over the file, but for None; the nested model block over both; unknown keys dropped (ptycho/workflows/components.py:605-645). */
const MERGE = `
import json, os, sys, yaml
fields = json.load(open(os.path.join(os.environ["FIELDS"], "fields.json"), encoding="utf-8"))
names = lambda section: {f["name"] for f in fields if f["section"] == section}
for line in sys.stdin:
    given = json.loads(line)["args"]
    with open(given["config"], encoding="utf-8") as file:
        merged = yaml.safe_load(file)
    merged.update({k: v for k, v in given.items() if v is not None})
    flat = {k: v for k, v in merged.items() if k in names("tf_model_config")}
    model = {**flat, **{k: v for k, v in merged["model"].items() if k in names("tf_model_config")}}
    config = {k: v for k, v in merged.items() if k in names("tf_training_config")}
    print(json.dumps({"model": model, "config": config, "given": given}))
`;

const lineSchema = z.object({ model: valuesSchema, config: valuesSchema, given: valuesSchema });

/** What the script makes of each file, started with the command that the file names. */
function run(texts: readonly string[]): z.infer<typeof lineSchema>[] {
  const lines = texts.map((text, i) => {
    writeFileSync(path.join(folder, `${i}.yaml`), text);
    const command = /^# {3}(ptycho_train .*)$/m.exec(text)?.[1] ?? 'false';
    return command.replace('training.yaml', `${i}.yaml`);
  });
  writeFileSync(path.join(folder, 'run.sh'), `${lines.join('\n')}\n`);
  const { stdout, stderr } = spawnSync('bash', ['-c', 'bash run.sh | python3 merge.py'], {
    cwd: folder,
    encoding: 'utf8',
    env: standinEnv(folder),
  });
  const printed = stdout.trimEnd().split('\n');
  expect(printed.length, stderr).toBe(texts.length);
  return printed.map((line) => lineSchema.parse(JSON.parse(line)));
}

describe('a YAML file with its command', () => {
  it('gives the TensorFlow configuration of the payload, but for what is told as lost', {
    timeout: PATIENCE,
  }, () => {
    const made = fc
      .sample(requests(REAL, 'training', { extra: { n_groups: 77 }, maxKeys: 6 }), {
        numRuns: 120,
        seed: 3,
      })
      .flatMap((request) => {
        const resolution = resolve(request, WORLD);
        return resolution.payload
          ? [{ request, resolution, told: YAML.write({ request, resolution }) }]
          : [];
      })
      .slice(0, 25);
    expect(made.length).toBeGreaterThan(15);
    const got = run(made.map(({ told }) => told.text));
    for (const [i, { request, resolution, told }] of made.entries()) {
      const there: Values = { ...DEFAULTS, ...got[i]?.config, ...got[i]?.model };
      const became = Object.entries(configOf(resolution)).flatMap(([name, value]) => {
        const now = asPath(name, there[name] ?? null);
        // What the factory drops on its way there, the file says all the same.
        const isMeant =
          name in request.overrides && sameValue(request.overrides[name] ?? null, now);
        const isSame = sameValue(value, now) || isMeant || lost(told).has(name);
        return isSame || name === 'n_subsample' ? [] : [`${name}: ${value} became ${now}`];
      });
      expect(became, told.text).toEqual([]);
    }
  });

  it('comes back as the request of the same run when the comments are gone', () => {
    fc.assert(
      fc.property(
        requests(REAL, 'training', { extra: { n_groups: 77 }, maxKeys: 4 }),
        (request) => {
          const resolution = resolve(request, WORLD);
          fc.pre(resolution.payload !== null);
          const told = YAML.write({ request, resolution });
          const imported = importText(told.text.replace(/^#.*\n/gm, ''), 'a.yaml');
          if (!imported.ok) throw imported.error;
          const again = resolve(imported.request, WORLD);
          const kept = (values: Values) =>
            Object.fromEntries(Object.entries(values).filter(([name]) => !lost(told).has(name)));
          expect(kept(configOf(again)), told.text).toEqual(kept(configOf(resolution)));
        },
      ),
      { numRuns: 60, seed: 8 },
    );
  });
});

/** What is told as lost and no flag brings back. */
const lost = ({ unsupported }: ExportResult): ReadonlySet<string> =>
  new Set(unsupported.filter(({ instead }) => !instead?.startsWith('Add')).map(({ name }) => name));

/** A path as the loader's `Path` is written: the file says it as the request does. */
const asPath = (name: string, value: Value): Value =>
  typeof value === 'string' && ['train_data_file', 'test_data_file', 'output_dir'].includes(name)
    ? pathlibText(value)
    : value;

/** The TensorFlow configuration of a payload, its model beside it. */
function configOf({ payload }: Resolution): Values {
  const { model, ...config } = payload?.tf_training_config ?? {};
  return { ...(isValues(model) ? model : {}), ...config };
}

/** What the dataclasses have where nothing is given. */
const DEFAULTS: Values = Object.fromEntries(
  scriptFields().map((field) => [field.name, field.default]),
);
