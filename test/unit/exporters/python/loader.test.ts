import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataset } from '../../../../electron/node/dataset/read';
import { trainingOverrides } from '../../../../shared/exporters/python/script';
import type { Request } from '../../../../shared/request/request';
import { TARGETS } from '../../../../shared/targets';
import { commandLineLayer } from '../../../../shared/targets/commandLine';
import { PTYCHOPINN_2026_07 } from '../../../../shared/targets/ptychopinn-2026.07';
import type { Values } from '../../../../shared/values/value';
import { PYTHON } from '../../../python';
import { NPZ, temporary, writePayload } from './cases';
import { LOADER_FILE, python, type Ran } from './python';
import { writeStandIns } from './standIns';

const REAL = 'ptychopinn-2026.07';
const request = (overrides: Values = {}, target = REAL): Request => ({
  target,
  workflow: 'training',
  train_data_file: 'train64.npz',
  output_dir: 'out/',
  overrides: { n_groups: 8, nphotons: 1e9, ...overrides },
  execution: null,
});

/** A payload file in a folder of its own. */
async function payload(given: Request = request()): Promise<string> {
  const file = path.join(temporary(), 'run.json');
  await writePayload(given, file);
  return file;
}

const objectSchema = z.record(z.string(), z.unknown());

/** The file with one value replaced, or left out where it is undefined. */
function altered(file: string, place: readonly string[], value: unknown): string {
  const other = path.join(temporary(), 'other.json');
  writeFileSync(
    other,
    JSON.stringify(replaced(JSON.parse(readFileSync(file, 'utf8')), place, value)),
  );
  return other;
}

function replaced(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const object = objectSchema.parse(data);
  return { ...object, [key]: replaced(object[key], rest, value) };
}

/** The loader's command line, with a factory that gives the payload of `gives`. */
const loader = (
  words: readonly string[],
  gives: string,
  {
    modules = standIns,
    cwd = NPZ,
    env = {},
  }: { modules?: string; cwd?: string; env?: { [name: string]: string } } = {},
): Ran =>
  python([LOADER_FILE, ...words], {
    modules: modules === '' ? [] : [modules],
    cwd,
    env: { STAND_IN_PAYLOAD: gives, ...env },
  });

const standIns = writeStandIns(REAL);

describe('pinnboard_payload.py', () => {
  it('compiles without a warning and needs no more than the standard library to tell its help', () => {
    const compiled = spawnSync(
      PYTHON,
      [
        '-W',
        'error',
        '-c',
        `import pathlib; compile(pathlib.Path(${JSON.stringify(LOADER_FILE)}).read_text(), 'p', 'exec', dont_inherit=True)`,
      ],
      { encoding: 'utf8' },
    );
    expect(compiled.stderr).toBe('');
    const help = python([LOADER_FILE, '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('verify');
    expect(help.out).toContain('exit codes of run');
  });

  it('knows of the targets what the catalogue does', () => {
    const { out, err } = python([
      '-c',
      'import json, pinnboard_payload as p; print(json.dumps({name: [facts[part] for part in ("command_line", "profiles", "forwarded")] for name, facts in p.TARGETS.items()}))',
    ]);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual(
      Object.fromEntries(
        Object.entries(TARGETS).map(([name, target]) => [
          name,
          [target.cliDefaults, Object.keys(target.profiles), trainingOverrides(target)],
        ]),
      ),
    );
  });

  it.each([
    { gridsize: 1 },
    { gridsize: 3 },
    { grid_size: [1, 1] },
    { grid_size: [2, 2], gridsize: 1 },
    { gridsize: null },
    {},
  ] as Values[])('lays the same defaults under %j as the command line', (overrides) => {
    const file = {
      target: REAL,
      workflow: 'training' as const,
      request: { cli_defaults: true, overrides },
    };
    const { out } = python(
      [
        '-c',
        'import json, sys, pinnboard_payload as p; print(json.dumps(p._command_line(json.load(sys.stdin))))',
      ],
      { input: JSON.stringify(file) },
    );
    expect(JSON.parse(out)).toEqual(
      commandLineLayer(PTYCHOPINN_2026_07, { workflow: 'training', overrides }),
    );
  });
});

describe('verify', () => {
  it('leaves 0 where the factory gives what the file holds, a path spelt otherwise among it', async () => {
    const file = await payload();
    const same = loader(
      ['verify', file],
      altered(file, ['payload', 'pt_training_config', 'output_dir'], 'out'),
    );
    expect(same).toMatchObject({ code: 0, err: '' });
    expect(same.out).toContain('no differences');
  });

  it('lists each field that differs with both values, and leaves 1', async () => {
    const file = await payload();
    let gives = altered(file, ['payload', 'pt_data_config', 'probe_scale'], 1.5);
    gives = altered(gives, ['payload', 'tf_training_config', 'model', 'object_big'], 1);
    gives = altered(gives, ['payload', 'overrides_applied', 'extra'], [1, 2]);
    gives = altered(gives, ['legacy_params', 'gridsize'], 2);
    const { code, out, err } = loader(['verify', file], gives);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      'tf_training_config.model.object_big: file True, factory 1',
      'pt_data_config.probe_scale: file 4.0, factory 1.5',
      'overrides_applied.extra: file has no such field, factory [1, 2]',
      'legacy_params.gridsize: file 1, factory 2',
      `${file}: 4 fields differ`,
      '',
    ]);
  });

  it('takes what the machine makes of accelerator auto for no difference', async () => {
    const file = await payload();
    let gives = altered(file, ['payload', 'execution_config', 'accelerator'], 'cuda');
    gives = altered(gives, ['payload', 'overrides_applied', 'accelerator'], 'cuda');
    const { code, out } = loader(['verify', file], gives);
    expect(code).toBe(0);
    expect(out).toContain(
      "note: execution_config.accelerator is 'auto', which resolves to 'cuda' on this machine.",
    );
  });

  it('leaves 2 and says why where it cannot be done', async () => {
    const file = await payload();
    const cases: [Ran, RegExp][] = [
      [
        loader(['verify', file], file, { modules: '' }),
        /ptycho_torch.* cannot be imported: ModuleNotFoundError.*PYTHONPATH/,
      ],
      [
        loader(['verify', file], file, { env: { STAND_IN_REFUSAL: 'n_groups is bad' } }),
        /factory rejects this request: ValueError: n_groups is bad/,
      ],
      [loader(['verify', 'nowhere.json'], file), /nowhere\.json does not exist/],
      [loader(['verify', path.join(NPZ, 'train64.npz')], file), /not a text file/],
      [loader(['verify', LOADER_FILE], file), /is not valid JSON/],
      [
        loader(['verify', altered(file, ['format'], 'x')], file),
        /is not a pinnboard\.payload file/,
      ],
      [loader(['verify', altered(file, ['version'], 9)], file), /version 9/],
      [loader(['verify', altered(file, ['target'], 'later')], file), /target 'later'/],
      [loader(['verify', altered(file, ['request', 'overrides'], 3)], file), /damaged: overrides/],
      [
        loader(['verify', altered(file, ['request', 'output_dir'], undefined)], file),
        /request\.output_dir is None/,
      ],
      [loader(['verify', file, '--base', 'nowhere'], file), /Cannot change to the folder nowhere/],
    ];
    for (const [{ code, out, err }, words] of cases) {
      expect(err).toMatch(words);
      expect(err).not.toContain('Traceback');
      expect([code, out]).toEqual([2, '']);
    }
  });

  it('works in the folder that --base names', async () => {
    const file = await payload();
    const relative = path.relative(path.dirname(path.dirname(file)), file);
    const { code, err } = loader(['verify', relative, '--base', NPZ], file, {
      cwd: path.dirname(path.dirname(file)),
    });
    expect([code, err]).toEqual([0, '']);
  });
});

describe('whether the installed revision is the target', () => {
  const told = (file: string, modules: string) =>
    loader(['verify', file], file, { modules }).out.split('\n')[0];

  it('is said to be unknown where nothing but the classes can be compared', async () => {
    expect(told(await payload(), standIns)).toMatch(
      /has configuration classes with the fields and defaults of ptychopinn-2026\.07; it is not in a readable git checkout.*may differ from 712c23f/,
    );
    expect(told(await payload(request({}, 'adr-003')), writeStandIns('adr-003'))).toContain(
      'design document',
    );
  });

  it('is not denied for defaults that the factory gives, where the classes have None', async () => {
    const target = 'ptychopinn-refactor-2026.07';
    const line = told(await payload(request({ gridsize: 2 }, target)), writeStandIns(target));
    expect(line).toContain(`has configuration classes with the fields and defaults of ${target}`);
  });

  it('is denied where a field is missing or new, or a default is another', async () => {
    const modules = writeStandIns(REAL, [
      {
        section: 'pt_model_config',
        name: 'edge_pad',
        fact: { type: { kind: 'int' }, default: 12 },
      },
      { section: 'pt_data_config', name: 'brand_new', fact: { type: { kind: 'int' }, default: 1 } },
      {
        section: 'execution_config',
        name: 'num_workers',
        fact: { type: { kind: 'int' }, default: 4 },
      },
    ]);
    const line = told(await payload(), modules);
    expect(line).toContain('is not the target ptychopinn-2026.07');
    expect(line).toContain('the default of pt_model_config.edge_pad is 12, not 10');
    expect(line).toContain('pt_data_config has an additional field brand_new');
    expect(line).toContain('the default of execution_config.num_workers is 4, not 0');
  });

  it('is known from the checkout in which the package is tracked', async () => {
    const file = await payload();
    const modules = writeStandIns(REAL);
    const git = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@e', '-C', modules, ...words], {
        encoding: 'utf8',
      });
    git('init', '-q');
    expect(told(file, modules)).toContain('not in a readable git checkout');
    git('add', '.');
    git('commit', '-qm', 'x');
    const commit = git('rev-parse', 'HEAD').stdout.slice(0, 7);
    expect(told(file, modules)).toContain(`git revision ${commit})`);
    expect(told(file, modules)).toContain('but the target is git revision 712c23f');
    writeFileSync(path.join(modules, 'ptycho/params.py'), 'cfg = {}  # changed\n');
    expect(told(file, modules)).toContain('with local changes');
  });

  it('stops a load that would leave out a field', async () => {
    const modules = writeStandIns(REAL, [{ section: 'pt_model_config', name: 'edge_pad' }]);
    const { code, err } = python(
      [
        '-c',
        'import sys, pinnboard_payload as p\ntry: p.load(sys.argv[1])\nexcept p.PayloadProblem as e: print(e, file=sys.stderr)',
        await payload(),
      ],
      { modules: [modules] },
    );
    expect(code).toBe(0);
    expect(err).toMatch(/has no field edge_pad in pt_model_config: it is not the revision/);
  });
});

describe('run', () => {
  const uniform: Request = {
    target: REAL,
    workflow: 'inference',
    model_path: '../models/trained',
    test_data_file: 'train64.npz',
    output_dir: 'out',
    overrides: { n_groups: 8, patch_weighting: 'uniform', varpro_scaling: false },
    execution: { accelerator: 'gpu' },
  };
  /** Prints the names of the calls once the loader has run. */
  const CALLS =
    'import sys, runpy, atexit, stand_in\natexit.register(lambda: print([name for name, _ in stand_in.calls]))\nsys.argv = sys.argv[1:]\nrunpy.run_path(sys.argv[0], run_name="__main__")';
  const calls = (words: readonly string[], gives: string, modules = standIns): Ran =>
    python(['-c', CALLS, LOADER_FILE, ...words], {
      modules: [modules],
      cwd: work(),
      env: { STAND_IN_PAYLOAD: gives },
    });
  /** A folder to run in: folders of results are made in it. */
  function work(): string {
    const folder = temporary();
    mkdirSync(path.join(folder, 'w'));
    return path.join(folder, 'w');
  }

  it('trains, and stops after the factory when it is dry', async () => {
    const file = await payload();
    const ran = calls(['run', file], file);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toBe(
      `${file}: done\n['create_training_payload', 'RawData.from_file', 'run_cdi_example_torch']\n`,
    );
    const dry = calls(['run', file, '--dry-run'], file);
    expect(dry).toMatchObject({
      code: 0,
      err: '',
      out: `${file}: accepted by the factory\n['create_training_payload']\n`,
    });
  });

  it('fails when a run was stopped, or left no new bundle', async () => {
    const file = await payload();
    const ended = (ends: string, cwd: string) =>
      python([LOADER_FILE, 'run', file], {
        modules: [standIns],
        cwd,
        env: { STAND_IN_PAYLOAD: file, STAND_IN_ENDS: ends },
      });
    const folder = work();
    const stopped = ended('stopped', folder);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(/^error: The run was stopped before it wrote .*wts\.h5\.zip\.\n$/);
    expect(ended('', folder).code).toBe(0);
    // The bundle of the run before is there, and is not this run's.
    const without = ended('without', folder);
    expect(without.code).toBe(1);
    expect(without.err).toContain('ended without writing');
  });

  it('stitches simply where the payload says so, on the device of the knob', async () => {
    const file = await payload(uniform);
    const { out, err, code } = calls(['run', file], file);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(
      "'model.eval', 'model.to', 'RawData.from_file', 'uniform', 'save_individual_reconstructions'",
    );
  });

  it('keeps the arrays of a reconstruction beside the pictures of it', async () => {
    const file = await payload(uniform);
    const cwd = work();
    const { code, err } = python([LOADER_FILE, 'run', file], {
      modules: [standIns],
      cwd,
      env: { STAND_IN_PAYLOAD: file },
    });
    expect([code, err]).toEqual([0, '']);
    const arrays = await readDataset(path.join(cwd, 'out/reconstruction.npz'));
    expect(arrays.status === 'ok' && arrays.arrays.map(({ name }) => name)).toEqual([
      'amplitude',
      'phase',
    ]);
  });

  it('warns before it runs with another revision or other values than the file holds', async () => {
    const file = await payload();
    const gives = altered(file, ['payload', 'pt_data_config', 'K'], 9);
    const modules = writeStandIns(REAL, [
      {
        section: 'pt_model_config',
        name: 'edge_pad',
        fact: { type: { kind: 'int' }, default: 12 },
      },
    ]);
    const { code, err } = calls(['run', file], gives, modules);
    expect(code).toBe(0);
    expect(err).toContain('warning: The installed PtychoPINN');
    expect(err).toContain('warning: 1 field differs from the file');
  });

  it('exits with 2 when it cannot start, and for an inference with the blueprint', async () => {
    const file = await payload();
    expect(loader(['run', file], file, { env: { STAND_IN_REFUSAL: 'no' } })).toMatchObject({
      code: 2,
    });
    const open = await payload({
      ...uniform,
      target: 'adr-003',
      overrides: { n_groups: 8 },
      execution: null,
    });
    const { code, err } = calls(['run', open], open, writeStandIns('adr-003'));
    expect(code).toBe(2);
    expect(err).toContain('blueprint does not define');
  });
});
