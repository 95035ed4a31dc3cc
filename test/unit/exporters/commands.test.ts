/** Command lines: written, read back, edited, and written by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { EXPORT_FORMATS, formatsFor } from '../../../shared/exporters';
import type { ExportFormat } from '../../../shared/exporters/format';
import { NATIVE } from '../../../shared/exporters/native';
import { resolve } from '../../../shared/factory';
import { commandLine } from '../../../shared/formats/commandLine';
import { importText } from '../../../shared/importers';
import { type Request, WORKFLOWS } from '../../../shared/request/request';
import { DATASET, inference, training, WORLD } from '../factory/help';
import { requests } from './requests';

const REAL = 'ptychopinn-2026.07';
const formats = EXPORT_FORMATS.filter(({ language }) => language === 'shell');
const formatOf = (id: string): ExportFormat => {
  const found = formats.find((format) => format.id === id);
  if (!found) throw new Error(`no format ${id}`);
  return found;
};

const written = (id: string, request: Request, world: FileContext = WORLD) =>
  formatOf(id).write({ request, resolution: resolve(request, world) });

/** The request of a text that is read for a target, and what is said of it as `rule: fields`. */
function read(text: string, target: string | undefined = REAL) {
  const imported = importText(text, '', undefined, target);
  if (!imported.ok) throw imported.error;
  const { request, findings } = imported;
  return {
    request,
    findings,
    said: findings.map(({ rule, fields }) => `${rule}: ${fields.join(', ')}`),
  };
}
const bare = (text: string) => text.replace(/^# pinnboard-request.*\n/, '');

/** A dataset whose metadata tell photons, so that nothing of a text may hang on having seen it. */
const METERED: FileContext = {
  ...WORLD,
  dataset: {
    ...DATASET,
    metadata: { status: 'ok', value: { physics_parameters: { nphotons: 12345 } } },
  },
};

/** A resolution takes milliseconds, and a run of the property four of them. */
const RUNS = 40;

const kinds = [REAL, 'adr-003'].flatMap((target) =>
  WORKFLOWS.map((workflow) => ({ target, workflow })),
);

describe.each(kinds)('$target, $workflow', ({ target, workflow }) => {
  const any = requests(target, workflow);

  it('every import of every export gives back the same request, and has nothing to say', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(WORLD, METERED), (request, world) => {
        for (const { id } of formatsFor(request).filter(({ language }) => language === 'shell')) {
          const imported = importText(written(id, request, world).text);
          expect(imported).toEqual({ ok: true, request, findings: [] });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("so does Pinnboard's own command line", () => {
    fc.assert(
      fc.property(any, (request) => {
        expect(importText(commandLine(request))).toEqual({ ok: true, request, findings: [] });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('without the comment line', () => {
  const again = (id: string, request: Request) => {
    const { text, unsupported } = written(id, request);
    return { unsupported, ...read(bare(text)) };
  };
  const payloads = (a: Request, b: Request) =>
    [a, b].map((request) => {
      const { payload } = resolve(request, WORLD);
      if (!payload) throw new Error(`no payload of ${JSON.stringify(request)}`);
      const { overrides_applied: _, ...sections } = payload;
      return sections;
    });

  it('a native training command makes the same payload', () => {
    const request = training({
      target: REAL,
      overrides: {
        n_groups: 300,
        gridsize: 2,
        batch_size: 8,
        probe_mask: true,
        test_data_file: 'b c',
      },
      execution: { accelerator: 'cpu', learning_rate: 3e-4, deterministic: false },
    });
    const { unsupported, request: made } = again('native', request);
    expect(unsupported).toEqual([]);
    const [before, after] = payloads(request, made);
    expect(before).toHaveProperty('pt_training_config.batch_size', 8);
    expect(after).toEqual(before);
  });

  it('so does one for inference, with the whole scan or with a part of it', () => {
    const overrides = { n_groups: 32 };
    for (const request of [
      inference({ target: REAL, overrides, execution: { accelerator: 'gpu' } }),
      inference({
        target: REAL,
        overrides: { n_groups: 7, patch_weighting: 'uniform', varpro_scaling: false },
        execution: { accelerator: 'cuda', inference_batch_size: 64 },
      }),
    ]) {
      const [before, after] = payloads(request, again('native', request).request);
      expect(after).toEqual(before);
    }
  });

  it('and the command of the blueprint', () => {
    const request = training({
      overrides: { n_groups: 300, gridsize: 3, max_epochs: 7 },
      execution: { accelerator: 'cpu', enable_progress_bar: true },
    });
    const { unsupported, request: made } = again('native', request);
    expect(unsupported).toEqual([]);
    const [before, after] = payloads(request, made);
    expect(after).toEqual(before);
  });

  it('ptycho_train makes the same TensorFlow section and execution config', () => {
    const request = training({
      target: REAL,
      overrides: { n_groups: 300, gridsize: 2, K: 7, object_big: false, model_type: 'Supervised' },
      execution: { learning_rate: 3e-4, recon_log_fixed_indices: [1, 2] },
    });
    const { request: made } = again('ptycho_train', request);
    const [before, after] = payloads(request, made);
    expect(before).toHaveProperty('tf_training_config.model.model_type', 'supervised');
    expect(after?.tf_training_config).toEqual(before?.tf_training_config);
    expect(after?.execution_config).toEqual(before?.execution_config);
  });
});

describe('an export that was edited', () => {
  const request = training({
    target: REAL,
    overrides: { n_groups: 300, grid_size: [2, 2], K: 7, nphotons: 1e9 },
    execution: { learning_rate: 3e-4, gradient_clip_val: 1 },
  });
  const edit = (id: string, from: string | RegExp, to: string) => {
    const { text } = written(id, request);
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return read(changed);
  };

  it('lists the edits, and keeps what the command line cannot express', () => {
    const { request: made, said, findings } = edit('native', '--gridsize 2', '--gridsize 3');
    expect(made).toEqual({
      ...request,
      overrides: { n_groups: 300, gridsize: 3, K: 7, nphotons: 1e9 },
      profile: null,
      cli_defaults: false,
    });
    expect(said).toEqual(['import-edited: gridsize']);
    expect(findings[0]?.message).toContain('gridsize is 3 (was 2)');
  });

  it("a flag that was taken out means the command's own default", () => {
    const { request: made } = edit('native', /.*--learning-rate.*\n/, '');
    expect(made.execution).toEqual({ learning_rate: 1e-3, gradient_clip_val: 1 });
    expect(edit('ptycho_train', /.*--neighbor_count.*\n/, '').request.overrides).toEqual({
      n_groups: 300,
      grid_size: [2, 2],
      neighbor_count: 4,
      nphotons: 1e9,
    });
  });

  it('paths and what stands around the command are seen; another layout is no edit', () => {
    const moved = edit('native', '--output_dir out', "--output_dir='my out'");
    expect(moved.request.output_dir).toBe('my out');
    const around = edit('native', 'python -m', 'CUDA_VISIBLE_DEVICES=1 srun python3 -m');
    expect(around.request.overrides).toEqual(request.overrides);
    expect(around.said).toEqual(['import-surroundings: ']);
    expect(edit('native', / \\\n {2}/g, ' ').said).toEqual([]);
  });

  it('a flag that is not known is told, and the rest of the request stays as it was', () => {
    const { request: made, said } = edit('native', '--quiet', '--quiet --batchsize 4');
    expect(made.overrides).toEqual(request.overrides);
    expect(said).toEqual(['import-unknown-flag: batchsize']);
  });
});

describe('written by hand', () => {
  it('the native example of PtychoPINN: its defaults are a layer, --device and --disable_mlflow count', () => {
    const { request, said } = read(
      'python -m ptycho_torch.train --train_data_file data/train.npz --output_dir ./outputs --max_epochs 10 --device cpu --disable_mlflow',
    );
    expect(request).toEqual(
      training({
        target: REAL,
        train_data_file: 'data/train.npz',
        output_dir: './outputs',
        overrides: { max_epochs: 10 },
        execution: { accelerator: 'cpu', logger_backend: null },
        profile: null,
        cli_defaults: true,
      }),
    );
    expect(said).toEqual([]);
  });

  it('without --accelerator the run stays on the CPU, and the progress bar is on', () => {
    const { request, said } = read(
      'python3 -u -m ptycho_torch.train --train_data_file=a --output_dir b',
    );
    expect(request.execution).toEqual({ accelerator: 'cpu', enable_progress_bar: true });
    expect(said).toEqual(['import-defaults: accelerator', 'import-defaults: enable_progress_bar']);
  });

  it('says which target was assumed where none is chosen', () => {
    const command = 'python -m ptycho_torch.train --train_data_file a --output_dir b';
    const assumed = (target?: string) => {
      const imported = importText(command, '', undefined, target);
      return imported.ok
        ? imported.findings
            .filter(({ rule }) => rule === 'import-guessed')
            .map(({ message }) => message)
        : [];
    };
    expect(assumed()).toEqual([`The command does not name its target; ${REAL} is assumed.`]);
    expect(assumed(REAL)).toEqual([]);
  });

  it('a scheduler that nothing reads comes with the override that is read', () => {
    const { request, findings } = read(
      'python -m ptycho_torch.train --train_data_file a --output_dir b --quiet --device cuda --scheduler Exponential',
    );
    expect(request.execution).toMatchObject({ scheduler: 'Exponential', accelerator: 'gpu' });
    expect(findings).toMatchObject([
      {
        rule: 'import-no-effect',
        fields: ['scheduler'],
        fixes: [
          {
            edits: [
              { op: 'clear-execution', name: 'scheduler' },
              { op: 'set-override', name: 'scheduler', value: 'Exponential' },
            ],
          },
        ],
      },
    ]);
  });

  it.each([
    ['--batch-size 8', 'import-rejected: batch_size', { batch_size: 8 }],
    ['--max 8', 'import-unknown-flag: max', {}],
    ['--max_epoch=8', 'import-unknown-flag: max_epoch', {}],
    ['--max_epochs ten', 'import-invalid-value: max_epochs', {}],
    ['--max_epochs', 'import-invalid-value: max_epochs', {}],
    ['--max_epochs $N', 'import-unexpanded: max_epochs', {}],
    [
      '--test_data_file "$D/b.npz"',
      'import-unexpanded: test_data_file',
      { test_data_file: '$D/b.npz' },
    ],
    ['--torch-loss-mode mse', 'import-invalid-value: torch_loss_mode', {}],
    ['--probe-mask=1', 'import-invalid-value: probe_mask', {}],
    ['stray', 'import-unknown-flag: ', {}],
    ['--max_epochs 7 --max_epochs 9', undefined, { max_epochs: 9 }],
    ['--patch-stats-limit -1', undefined, { patch_stats_limit: -1 }],
  ])('%s', (words, finding, overrides) => {
    const { request, said } = read(
      `python -m ptycho_torch.train --train_data_file a --output_dir b --accelerator cpu --quiet ${words}`,
    );
    expect(said).toEqual(finding === undefined ? [] : [finding]);
    expect(request.overrides).toEqual(overrides);
  });

  it('ptycho_train: its defaults are made plain, True is not False, and --torch flags count as words alone', () => {
    const command = 'ptycho_train --backend pytorch --train_data_file a.npz --nepochs 70';
    const plain = read(command);
    expect(plain.request.overrides).toEqual({
      max_epochs: 70,
      n_groups: 512,
      neighbor_count: 4,
      amp_activation: 'sigmoid',
    });
    expect(plain.request.output_dir).toBe('training_outputs');
    expect(plain.said).toEqual(['import-defaults: n_groups, amp_activation, neighbor_count']);
    const given = '--n_groups 9 --neighbor_count 5 --amp_activation relu';
    const odd = read(`${command} ${given} --object_big False --N 128 --torch-num-workers=2`);
    expect(odd.request.overrides).toMatchObject({ object_big: true, n_groups: 9 });
    expect(odd.said).toEqual([
      'import-rejected: object_big',
      'import-invalid-value: N',
      'import-no-effect: ',
      'import-no-effect: num_workers',
    ]);
    expect(read(`${command} ${given} --object_big '' --torch-logger none`)).toMatchObject({
      request: {
        overrides: { object_big: false },
        execution: { accelerator: 'cuda', logger_backend: null },
      },
      said: ['import-rejected: learning_rate', 'import-defaults: accelerator'],
    });
    expect(read(command.replace('--backend pytorch ', '')).said).toContain(
      'import-rejected: backend',
    );
  });

  it('flags that only the blueprint names make a request for it', () => {
    const { request } = read(
      'python -m ptycho_torch.train --train_data_file a --output_dir b --n_groups 5 --debug',
    );
    expect(request).toMatchObject({ target: 'adr-003', overrides: { n_groups: 5 } });
  });

  it('an inference command that starts with another flag meets the older parser', () => {
    expect(
      read(
        'python -m ptycho_torch.inference --test_data a --model_path m --output_dir b --accelerator cpu',
      ).said,
    ).toContain('import-rejected: model_path');
  });

  it('a job script: comments, cd, wrappers and redirections are told, the first run is read', () => {
    const { request, findings } = read(
      [
        '#!/bin/bash',
        '#SBATCH --gpus=1',
        'cd /data',
        'CUDA_VISIBLE_DEVICES=0 srun -n 1 python -m ptycho_torch.train --train_data_file a.npz \\',
        '  --output_dir b --accelerator cuda --quiet > log 2>&1',
        'ptycho_train --train_data_file c.npz',
      ].join('\n'),
    );
    expect(request).toMatchObject({ train_data_file: 'a.npz', execution: { accelerator: 'cuda' } });
    const messages = findings.map(({ message }) => message).join('\n');
    for (const part of [
      'CUDA_VISIBLE_DEVICES=0 srun -n 1',
      '> log, 2>&1',
      'cd /data',
      'starts 2 runs',
    ])
      expect(messages).toContain(part);
  });

  it.each([
    ['python -m ptycho_torch.train --ptycho_dir d --config c.json', 'import-command-legacy'],
    ["python -m ptycho_torch.train --train_data_file 'a", 'import-quote-unclosed'],
    ['pinnboard payload --data a', 'import-workflow-unknown'],
    ['pinnboard payload training --target adr-03', 'import-target-unknown'],
    ['ls -l', 'import-format-unknown'],
    ['import ptycho_torch.train', 'import-format-unknown'],
  ])('%s cannot be read, and says why: %s', (text, code) => {
    const imported = importText(text);
    expect(imported).toMatchObject({ ok: false, error: { code } });
  });

  it("Pinnboard's own command, as npm runs it, with what it does not know", () => {
    const { request, said } = read(
      'npm run pinnboard -- payload training --data a --out=b --target ptychopinn-2026.07 --set n_groups=5 --set x=[ --foo -o c.json',
    );
    expect(request).toMatchObject({ target: REAL, output_dir: 'b', overrides: { n_groups: 5 } });
    expect(said).toEqual(['import-unknown-flag: ', 'import-invalid-value: x']);
  });
});

describe('what a command line cannot express', () => {
  const told = (id: string, request: Request, world?: FileContext) =>
    written(id, request, world).unsupported.map(({ name, value }) => [name, value]);

  it('is told by name and value, and what is pinned to a default is no loss', () => {
    const request = training({
      target: REAL,
      overrides: {
        n_groups: 300,
        gridsize: 2,
        K: 7,
        architecture: 'cnn',
        scheduler: 'Exponential',
        lerning: 1,
      },
      execution: { accelerator: 'cpu', strategy: 'ddp', precision: '32-true', num_workers: 4 },
    });
    expect(told('native', request)).toEqual([
      ['num_workers', 4],
      ['K', 7],
      ['scheduler', 'Exponential'],
      ['lerning', 1],
      ['strategy', 'ddp'],
    ]);
  });

  it('what the command decides by itself is told though nobody set it', () => {
    expect(told('native', training({ target: REAL, overrides: { n_groups: 300 } }))).toEqual([
      ['accelerator', 'auto'],
      ['object_big', true],
    ]);
    expect(told('ptycho_train', training({ target: REAL, overrides: { n_groups: 300 } }))).toEqual([
      ['n_subsample', null],
      ['N', 128],
      // It aborts where triton is installed.
      ['backend', 'pytorch'],
    ]);
  });

  it('a number of groups that no stitching of the whole scan takes is not promised elsewhere', () => {
    const request = inference({ target: REAL, overrides: { n_groups: 8 } });
    const { unsupported } = NATIVE.write({ request, resolution: resolve(request, WORLD) });
    const note = unsupported.find(({ name }) => name === 'n_groups');
    expect(note?.why).toContain('the whole scan is reconstructed');
    expect(`${note?.why} ${note?.instead ?? ''}`).not.toContain('script');
  });

  it('ptycho_inference says that it ends with an error', () => {
    const unsupported = told(
      'ptycho_train',
      inference({ target: REAL, overrides: { n_groups: 3 } }),
    );
    expect(unsupported).toEqual([
      ['patch_weighting', 'probe'],
      ['varpro_scaling', true],
      ['backend', 'pytorch'],
    ]);
  });

  it('ptycho_train has flags that scripts forward by themselves, and the differing section is named', () => {
    const request = training({ target: REAL, overrides: { n_groups: 3, plateau_patience: 5 } });
    const { text, unsupported } = written('ptycho_train', request);
    expect(text).toContain('--plateau_patience 5');
    expect(unsupported).toContainEqual({
      name: 'plateau_patience',
      value: 5,
      why: '--plateau_patience takes effect; tf_training_config of the payload has 2, which the run does not use.',
    });
  });

  it("ptycho_train uses the dataset's photons, whatever is set", () => {
    const request = training({ target: REAL, overrides: { n_groups: 300, nphotons: 5e8 } });
    expect(told('ptycho_train', request, METERED)).toContainEqual(['nphotons', 5e8]);
    expect(told('ptycho_train', request)).not.toContainEqual(['nphotons', 5e8]);
  });
});
