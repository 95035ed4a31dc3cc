/** Texts that were made to run a command or to forge a terminal, in every place where one reaches a script or a screen. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quoted } from '../../../shared/formats/commandLine';
import { gpusOf } from '../../../shared/hosts/gpus';
import { schedulerNamed } from '../../../shared/hosts/schedulers';
import { SCHEDULER_IDS } from '../../../shared/hosts/schedulers/scheduler';
import { ATTACKS } from '../../attacks';
import { hostOf, JOB } from './kit';

const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-attack-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const yaml = (text: string) => JSON.stringify(text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const FORGED = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** Runs a script; true when it made the file that every attack tries to make. */
function makesFile(script: string): boolean {
  const file = path.join(root, 'submit.sh');
  writeFileSync(file, script);
  spawnSync('bash', [file], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: root },
    input: '',
  });
  const made = existsSync(path.join(root, 'pwned'));
  rmSync(path.join(root, 'pwned'), { force: true });
  return made;
}

it('the list attacks: each of its commands runs where it is not quoted', () => {
  const bare = ATTACKS.filter((attack) => makesFile(`echo ${attack}\n`));
  expect(bare.length).toBeGreaterThanOrEqual(5);
});

describe.each(ATTACKS)('%j', (attack) => {
  it.each(SCHEDULER_IDS)('runs nothing in a script for %s', (id) => {
    const script = schedulerNamed(id).submitScript({
      ...JOB,
      name: attack,
      comments: [attack],
      options: [`--comment=${attack}`],
      python: quoted(`/nowhere/${attack.replaceAll('\0', '')}`),
    });
    expect(makesFile(script)).toBe(false);
    // Its name and its options stay within the lines that the scheduler reads, which end at the first command.
    const head = (text: string) => text.split('\ncd -- ')[0]?.split('\n') ?? [];
    const count = (text: string) =>
      head(text).filter((line) => /^#(?:SBATCH|PBS)/.test(line)).length;
    expect(head(script).every((line) => line.startsWith('#'))).toBe(true);
    const plain = schedulerNamed(id).submitScript({ ...JOB, options: ['--comment=x'] });
    expect(count(script)).toBe(count(plain));
    expect(head(script)[1]?.replace(/^#\w+ (?:-S \/bin\/bash )?(?:-N |--job-name=)/, '')).toMatch(
      /^[\w.-]+$/,
    );
  });

  it('is no partition, no destination and no path on a host', () => {
    const head = ['name: a', 'runs: /r'];
    const bad = `${attack}\n`;
    expect(() =>
      hostOf(...head, 'reach: { kind: local }', `resources: { partition: ${yaml(bad)} }`),
    ).toThrow(/partition/);
    expect(() =>
      hostOf(...head, `reach: { kind: ssh, destination: ${yaml(`-oProxyCommand=${attack}`)} }`),
    ).toThrow(/destination/);
    for (const id of SCHEDULER_IDS)
      expect(() =>
        schedulerNamed(id).submitScript({
          ...JOB,
          resources: { ...JOB.resources, partition: bad },
        }),
      ).toThrow();
  });

  it('is no job: nothing of it reaches a command', () => {
    for (const id of SCHEDULER_IDS) {
      expect(schedulerNamed(id).jobOf(attack)).toBeNull();
      // No id that a run folder names reaches a shell, or is an option.
      expect(schedulerNamed(id).ask([attack, '7'])).toEqual(schedulerNamed(id).ask(['7']));
      expect(() => schedulerNamed(id).cancel(attack)).toThrow(/is not a job of/);
    }
  });

  it('forges nothing on a screen when a host prints it', () => {
    const slurm = schedulerNamed('slurm');
    const pbs = schedulerNamed('pbs');
    const said = [
      ...[...slurm.answers(`squeue|1|PENDING|${attack}\n2|FAILED ${attack}|1:0`).values()],
      ...[
        ...pbs
          .answers(JSON.stringify({ Jobs: { '1.p': { job_state: 'Q', comment: attack } } }))
          .values(),
      ],
      ...[...pbs.answers(`Job Id: 1.p\n    job_state = Q\n    comment = ${attack}`).values()],
    ].map(({ words }) => words);
    const shown = [
      ...said,
      ...slurm
        .partitionsOf(`${attack}|up|1:00|gpu:${attack}:1`)
        .flatMap(({ name, gpus }) => [name, ...gpus.map(({ type }) => type ?? '')]),
      ...pbs
        .partitionsOf(`Queue: ${attack.replaceAll(/\s/g, '')}\n    enabled = True`)
        .map(({ name }) => name),
      ...gpusOf(`${attack}, 1, 2, 3`).map(({ name }) => name),
    ];
    expect(said.length).toBeGreaterThan(0);
    for (const text of shown) expect(text).not.toMatch(FORGED);
  });

  it('is a name of a host only where it is one plain line', () => {
    const read = () => hostOf(`name: ${yaml(attack)}`, 'reach: { kind: local }');
    const name = attack.trim();
    if (FORGED.test(name) || name.includes('\n')) expect(read).toThrow(/name/);
    else expect(read().name).toBe(name);
  });
});

it("setup lines are the user's own commands: they come from the host file, and run as they are", () => {
  expect(makesFile(schedulerNamed('slurm').submitScript({ ...JOB, setup: ['touch pwned'] }))).toBe(
    true,
  );
});
