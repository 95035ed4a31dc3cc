import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AppError } from '../../../shared/errors/appError';
import {
  hostExample,
  hostFromText,
  hostJsonSchema,
  hostText,
  reachWords,
  THIS_MACHINE,
} from '../../../shared/hosts/host';
import { hostOf } from './kit';

const CLUSTER = [
  'name: Beamline cluster',
  'reach: { kind: ssh, destination: gpu-login }',
  'scheduler: slurm',
  'setup:',
  '  - module load cuda/12.4',
  '  - source /opt/conda/bin/activate ptycho',
  'paths:',
  '  - { here: /data, there: /gpfs/beamline }',
  'runs: /scratch/me/runs',
  'resources: { partition: gpu, cpus: 8 }',
  'options: [--account=p123]',
  'gpu: A100 40 GB',
];

const problemOf = (...lines: readonly string[]): string => {
  try {
    hostOf(...lines);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return 'valid';
};

describe('a host file', () => {
  it('says how a cluster is reached, what runs there, and where', () => {
    expect(hostOf(...CLUSTER)).toEqual({
      name: 'Beamline cluster',
      reach: { kind: 'ssh', destination: 'gpu-login' },
      scheduler: 'slurm',
      setup: ['module load cuda/12.4', 'source /opt/conda/bin/activate ptycho'],
      python: null,
      paths: [{ here: '/data', there: '/gpfs/beamline' }],
      runs: '/scratch/me/runs',
      resources: { partition: 'gpu', cpus: 8 },
      options: ['--account=p123'],
      gpu: 'A100 40 GB',
    });
  });

  it('is written so that it is read back as the same host', () => {
    const host = hostOf(...CLUSTER);
    expect(hostFromText(hostText(host), 'a.yaml')).toEqual(host);
    expect(hostFromText(hostText(THIS_MACHINE), 'a.yaml')).toEqual(THIS_MACHINE);
  });

  it('is shown in the README as one that can be read', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8');
    const example = /```yaml\n(format: pinnboard\.host[\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(hostFromText(example, 'README.md')).toMatchObject({
      name: 'Beamline cluster',
      options: ['--account=p123'],
    });
  });

  it('has a JSON Schema that accepts what is read and refuses a misspelt key', () => {
    const validate = new Ajv2020({ strict: false }).compile(hostJsonSchema());
    expect(validate(parse(hostText(hostOf(...CLUSTER))))).toBe(true);
    expect(validate(parse(hostExample('a', 'login')))).toBe(true);
    expect(validate({ ...parse(hostExample('a')), schedulr: 'slurm' })).toBe(false);
  });

  it('begins as an example whose comments are lines that can be used', () => {
    const example = hostExample(`Beamline "7": a`, 'me@login');
    expect(hostFromText(example, 'a.yaml')).toMatchObject({ name: `Beamline "7": a`, setup: [] });
    const used = example.replaceAll(/^# (?=\w+:| {2})/gm, '');
    expect(hostFromText(used, 'a.yaml')).toMatchObject({
      setup: ['module load cuda', 'source /opt/conda/bin/activate ptycho'],
      paths: [{ here: '/data', there: '/gpfs/data' }],
      options: ['--account=p123'],
      gpu: 'A100 40 GB',
    });
    expect(hostFromText(hostExample('a'), 'a.yaml').reach).toEqual({ kind: 'local' });
  });

  it('needs a name and a way to reach it alone', () => {
    expect(hostOf('name: here', 'reach: { kind: local }')).toMatchObject({
      scheduler: null,
      setup: [],
      python: null,
      runs: null,
    });
  });

  it('names the line of each problem', () => {
    expect(
      problemOf(
        'name: a',
        'reach: { kind: ssh, destination: -oProxyCommand=touch }',
        'schedulr: slurm',
        'runs: /r',
        'python: ~/bin/python',
        'paths: [{ here: /a, there: "~/b" }]',
      ).split('\n'),
    ).toEqual([
      'host.yaml: line 4: `reach.destination`: the destination is one word that does not begin with `-`, as ssh takes it.',
      'host.yaml: line 7: `python`: an absolute path, or the name of a command such as `python3`.',
      'host.yaml: line 8: `paths.0.there`: the path on the host is absolute (`~` and variables are not expanded).',
      'host.yaml: line 5: the file has the unknown key `schedulr`.',
    ]);
  });

  it.each([
    ['reach: { kind: ssh, destination: a b }', /one word/],
    ['reach: { kind: ssh, destination: a }', /`runs`: a host that ssh reaches needs the folder/],
    ['reach: { kind: telnet }', /`reach\.kind` must be one of `local`, `ssh`, not `"telnet"`/],
  ])('is refused with %s', (line, words) => {
    expect(problemOf('name: a', line)).toMatch(words);
  });

  it('of another format or a newer version is refused in words', () => {
    const read = (text: string) => () => hostFromText(text, 'a.yaml');
    expect(read('name: a')).toThrow(/begins with `format: pinnboard.host`/);
    expect(read('[1, 2')).toThrow(/^a\.yaml: line 1: /);
    expect(read('format: pinnboard.host\nversion: 2\nname: a')).toThrow(
      'a.yaml: line 2: This pinnboard.host file has version 2; this Pinnboard reads version 1.',
    );
  });

  it('has a short word for how it is reached', () => {
    expect(reachWords(hostOf(...CLUSTER))).toBe('Slurm over ssh');
    expect(reachWords(hostOf('name: a', 'reach: { kind: local }', 'scheduler: pbs'))).toBe('PBS');
    expect(reachWords(THIS_MACHINE)).toBe('this machine');
  });
});
