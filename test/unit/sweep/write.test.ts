import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunReader } from '../../../electron/node/runs/readRun';
import { writeSweep } from '../../../electron/node/sweep/write/writeSweep';
import { parsePayloadFile } from '../../../shared/formats/payloadFile';
import { list, sweep } from './kit';
import { filesOf, jobOf, killedAfter, manifestOf, study, temporary, write } from './writing';

const unfinished = (folder: string) => path.join(folder, 'out.unfinished');
const pointFiles = (folder: string) => readdirSync(path.join(folder, 'points')).sort();

describe('a sweep that is written', () => {
  it('through a link replaces the folder that it leads to, and the link stays', async () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'real'));
    writeFileSync(path.join(folder, 'real/old'), '');
    symlinkSync('real', path.join(folder, 'out'));
    const outcome = await write(folder, study(2), { replace: true });
    expect(outcome).toMatchObject({ status: 'written', folder: path.join(folder, 'real') });
    expect(readlinkSync(path.join(folder, 'out'))).toBe('real');
    expect(manifestOf(folder).points).toHaveLength(6);
    const there = readdirSync(folder).filter((name) => /^(?:out|real)/.test(name));
    expect(there.sort()).toEqual(['out', 'real', 'real.replaced-1']);
  });

  it('has the folder of a run a point, with the payload that it alone would have, and a manifest of them', async () => {
    const folder = temporary();
    const outcome = await write(folder, study(4));
    expect(outcome).toMatchObject({ status: 'written', ready: 12, refused: 0, aside: null });
    const { points, working_dir, name } = manifestOf(folder);
    expect([points.length, working_dir, name]).toEqual([12, folder, 'out']);
    expect(pointFiles(path.join(folder, 'out'))).toEqual(points.map((point) => point.name));
    for (const point of points) {
      const parsed = parsePayloadFile(
        readFileSync(path.join(folder, 'out', point.file ?? ''), 'utf8'),
      );
      if (!parsed.ok) throw new Error(parsed.error.message);
      const { request, payload, findings } = parsed.file;
      expect(request).toMatchObject({
        output_dir: 'out',
        train_data_file: path.join(folder, 'scan.npz'),
      });
      const run = path.join(folder, 'out/points', point.name);
      expect(readdirSync(run).sort()).toEqual([
        'command.txt',
        'environment.json',
        'job.json',
        'payload.json',
        'pinnboard_payload.py',
        'plan.json',
        'request.json',
        'run.py',
        'status.json',
      ]);
      expect((await new RunReader(run).read()).state).toBe('written');
      expect(payload.execution_config?.learning_rate).toBe(point.values.learning_rate);
      expect(payload.pt_data_config?.grid_size).toEqual([
        point.values.gridsize,
        point.values.gridsize,
      ]);
      expect(findings.filter(({ severity }) => severity === 'warning').length).toBe(point.warnings);
    }
    expect(readdirSync(folder).sort()).toEqual(['out', 'scan.npz']);
  });

  it('is the same bytes again', async () => {
    const [a, b] = [temporary(), temporary()];
    await write(a, study(3), { workingDir: '/same' });
    await write(b, study(3), { workingDir: '/same' });
    expect(filesOf(path.join(a, 'out'))).toEqual(filesOf(path.join(b, 'out')));
  });

  it('tells refused points in the manifest, writes none of them, and tells equal ones', async () => {
    const folder = temporary();
    const axes = [list('accum_steps', [0, 1], 'execution'), list('notes', ['a', 'b'])];
    const outcome = await write(folder, sweep(axes, { base: study(1).base }));
    expect(outcome).toMatchObject({ status: 'written', ready: 2, refused: 2 });
    const points = manifestOf(folder).points;
    expect(points.map(({ status, file }) => [status, file !== null])).toEqual([
      ['refused', false],
      ['refused', false],
      ['ready', true],
      ['ready', true],
    ]);
    expect(points[0]?.rules[0]).toBe('execution-option-refused');
    expect(pointFiles(path.join(folder, 'out'))).toHaveLength(2);
    expect(outcome.findings.map(({ rule }) => rule)).toContain('sweep-points-refused');
  });

  it('counts points that will crash apart from those that are ready, and writes them only where that is allowed', async () => {
    const axes = [list('neighbor_count', [1, 9])];
    const base = { ...study(1).base };
    const spec = sweep(axes, { base: { ...base, overrides: { ...base.overrides, gridsize: 2 } } });
    const refused = temporary();
    expect(await write(refused, spec, { crashes: 'refuse' })).toMatchObject({
      status: 'crashing',
      ready: 1,
      crashing: 1,
      refused: 0,
    });
    expect(readdirSync(refused)).toEqual(['scan.npz']);
    const without = temporary();
    const outcome = await write(without, spec, { crashes: 'leave-out' });
    expect(outcome).toMatchObject({ status: 'written', ready: 1, crashing: 1 });
    expect(outcome.findings.map(({ rule }) => rule)).toContain('sweep-points-crash');
    expect(manifestOf(without).points.map(({ status, file }) => [status, file !== null])).toEqual([
      ['will-crash', false],
      ['ready', true],
    ]);
    expect(readFileSync(path.join(without, 'out/sweep.csv'), 'utf8')).toContain(',will-crash,');
    const all = temporary();
    await write(all, spec, { crashes: 'write' });
    expect(pointFiles(path.join(all, 'out'))).toHaveLength(2);
  });

  it('tells points that train the same, output folders apart', async () => {
    const folder = temporary();
    const axes = [list('no_such_name', [1, 2, 3])];
    const outcome = await write(folder, sweep(axes, { base: study(1).base }));
    expect(outcome.findings.find(({ rule }) => rule === 'sweep-points-equal')?.message).toMatch(
      /^2 of 3 points have the same payload as an earlier one.*0002_no_such_name-2 is 0001_no_such_name-1/,
    );
  });

  it('leaves nothing behind when every point is refused', async () => {
    const folder = temporary();
    const axes = [list('accum_steps', [0, -1], 'execution')];
    const outcome = await write(folder, sweep(axes, { base: study(1).base }));
    expect(outcome).toMatchObject({ status: 'refused', refused: 2 });
    expect(readdirSync(folder)).toEqual(['scan.npz']);
  });

  it('has its scripts and companions beside it; options that a script refuses stop it beforehand', async () => {
    const folder = temporary();
    const refused = write(folder, study(2), { scripts: { slurm: { time: 'soon' } } });
    await expect(refused).rejects.toThrow(
      'Invalid options of `slurm`: `time`: "soon" is not a time',
    );
    expect(readdirSync(folder)).toEqual(['scan.npz']);
    await write(folder, study(2), { scripts: { slurm: { time: 90 } } });
    const run = path.join(folder, 'out/run-slurm.sh');
    expect(readFileSync(run, 'utf8')).toContain('#SBATCH --time=01:30:00');
    expect(statSync(run).mode & 0o100).toBe(0o100);
    expect(existsSync(path.join(folder, 'out/run_point.py'))).toBe(true);
  });
});

describe('what stands at the destination', () => {
  it('is not touched, unless it may be moved aside; nothing is deleted', async () => {
    const folder = temporary();
    await write(folder, study(2));
    writeFileSync(path.join(folder, 'out/points/result.txt'), 'a night of work');
    const before = filesOf(path.join(folder, 'out'));
    await expect(write(folder, study(3))).rejects.toThrow(
      /out already contains points, run_point\.py, sweep\.csv and more\./,
    );
    expect(filesOf(path.join(folder, 'out'))).toEqual(before);
    const outcome = await write(folder, study(3), { replace: true });
    expect(outcome).toMatchObject({ aside: path.join(folder, 'out.replaced-1') });
    expect(filesOf(path.join(folder, 'out.replaced-1'))).toEqual(before);
    expect(manifestOf(folder).points).toHaveLength(9);
    await write(folder, study(2), { replace: true });
    expect(readdirSync(folder).sort()).toContain('out.replaced-2');
  });

  it('may be an empty folder, and not a file or below a folder that is not there', async () => {
    const folder = temporary();
    mkdirSync(path.join(folder, 'out'));
    expect((await write(folder, study(2))).status).toBe('written');
    const file = write(folder, study(2), { destination: path.join(folder, 'scan.npz') });
    await expect(file).rejects.toThrow(/scan\.npz is a file, not a folder/);
    const nowhere = write(folder, study(2), { destination: path.join(folder, 'no/such') });
    await expect(nowhere).rejects.toThrow(/the folder does not exist/);
  });

  it('may have a folder beside it that is not ours', async () => {
    const folder = temporary();
    mkdirSync(unfinished(folder));
    writeFileSync(path.join(unfinished(folder), 'mine.txt'), 'x');
    await expect(write(folder, study(2))).rejects.toThrow(
      /out\.unfinished already exists and is not an unfinished sweep/,
    );
    expect(existsSync(path.join(unfinished(folder), 'mine.txt'))).toBe(true);
  });
});

/** Stops after this many points. */
function stopAfter(points: number) {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    progress: (done: number) => {
      if (done >= points) controller.abort();
    },
  };
}

describe('a sweep that is stopped', () => {
  it('leaves whole files and says how far it is; the same again goes on and gives the same bytes', async () => {
    const [folder, whole] = [temporary(), temporary()];
    const spec = study(40);
    const stopped = await write(folder, spec, { ...stopAfter(50), workingDir: '/same' });
    expect(stopped).toMatchObject({ status: 'cancelled', folder: unfinished(folder), total: 120 });
    expect(stopped.points.length).toBeGreaterThanOrEqual(50);
    expect(stopped.points.length).toBeLessThan(120);
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
    expect(pointFiles(unfinished(folder))).toHaveLength(stopped.points.length);
    for (const file of pointFiles(unfinished(folder)))
      expect(
        parsePayloadFile(
          readFileSync(path.join(unfinished(folder), 'points', file, 'payload.json'), 'utf8'),
        ).ok,
      ).toBe(true);
    const finished = await write(folder, spec, { workingDir: '/same' });
    expect(finished).toMatchObject({
      status: 'written',
      resumed: stopped.points.length,
      ready: 120,
    });
    await write(whole, spec, { workingDir: '/same' });
    expect(filesOf(path.join(folder, 'out'))).toEqual(filesOf(path.join(whole, 'out')));
    expect(existsSync(unfinished(folder))).toBe(false);
  });

  it('is not taken up by another description, unless it is thrown away', async () => {
    const folder = temporary();
    await write(folder, study(10), stopAfter(1));
    await expect(write(folder, study(11))).rejects.toThrow(
      /contains an unfinished sweep of 30 points with another/,
    );
    expect(await write(folder, study(11), { restart: true })).toMatchObject({
      status: 'written',
      resumed: 0,
    });
    expect(pointFiles(path.join(folder, 'out'))).toHaveLength(33);
  });

  it.each(['state.json', 'lock'])('is left as it is when its %s cannot be read', async (name) => {
    const folder = temporary();
    await write(folder, study(10), stopAfter(1));
    const file = path.join(unfinished(folder), '.writing', name);
    const before = pointFiles(unfinished(folder));
    rmSync(file, { force: true });
    // A link to itself cannot be opened, and is there.
    symlinkSync(name, file);
    await expect(write(folder, study(10))).rejects.toMatchObject({
      code: name === 'lock' ? 'sweep-lock-unreadable' : 'sweep-unfinished-unreadable',
      parameters: { path: file, errno: 'ELOOP' },
    });
    expect(pointFiles(unfinished(folder))).toEqual(before);
  });

  it('is not thrown away for a state that is damaged or of another Pinnboard, unless told to', async () => {
    const folder = temporary();
    await write(folder, study(10), stopAfter(1));
    const before = pointFiles(unfinished(folder));
    writeFileSync(path.join(unfinished(folder), '.writing/state.json'), '{"version":2}');
    await expect(write(folder, study(10))).rejects.toThrow(
      /damaged or was written by another version/,
    );
    expect(pointFiles(unfinished(folder))).toEqual(before);
    expect(await write(folder, study(10), { restart: true })).toMatchObject({ status: 'written' });
  });

  it('writes again what is damaged or has changed, and nothing else', async () => {
    const folder = temporary();
    const spec = study(20);
    const stopped = await write(folder, spec, stopAfter(30));
    expect(stopped.points.length).toBeGreaterThanOrEqual(30);
    // As after a power failure, which may cut any of the files.
    const damaged = ['payload.json', 'plan.json', 'status.json', 'job.json'];
    for (const [i, file] of damaged.entries()) {
      const point = pointFiles(unfinished(folder))[10 + i] ?? '';
      truncateSync(path.join(unfinished(folder), 'points', point, file), 100);
    }
    const again = await write(folder, spec, stopAfter(stopped.points.length));
    const resumed = stopped.points.length - damaged.length;
    expect(again).toMatchObject({ status: 'cancelled', resumed });
    // What a point left that has no payload any more.
    mkdirSync(path.join(unfinished(folder), 'points/0061_gridsize-4'));
    utimesSync(path.join(folder, 'scan.npz'), 2e9, 2e9);
    expect(await write(folder, spec)).toMatchObject({ status: 'written', resumed: 0, ready: 60 });
    expect(pointFiles(path.join(folder, 'out'))).toHaveLength(60);
  });

  it('is written by one process at a time', async () => {
    const folder = temporary();
    const second = await jobOf(folder, study(40));
    let intruder: Promise<unknown> = Promise.resolve('never started');
    const first = await write(folder, study(40), {
      progress: (done) => {
        if (done === 1) intruder = writeSweep(second).catch((error: Error) => error.message);
      },
    });
    expect(first.status).toBe('written');
    expect(await intruder).toMatch(/Another Pinnboard is writing .*out\.unfinished/);
  });
});

describe('a sweep whose process is killed', () => {
  it('leaves nothing at the destination, and goes on from where it was', async () => {
    const folder = temporary();
    await killedAfter(folder, 100, 80);
    expect(readdirSync(folder).sort()).toEqual(['out.unfinished', 'scan.npz']);
    const outcome = await write(folder, study(100));
    expect(outcome).toMatchObject({ status: 'written', ready: 300 });
    expect(outcome.status === 'written' && outcome.resumed).toBeGreaterThanOrEqual(40);
    expect(pointFiles(path.join(folder, 'out'))).toHaveLength(300);
    const whole = temporary();
    await write(whole, study(100), { workingDir: folder });
    expect(filesOf(path.join(folder, 'out'))).toEqual(filesOf(path.join(whole, 'out')));
  });

  it('between moving the old sweep aside and the new one in is finished by the next start', async () => {
    const folder = temporary();
    await write(folder, study(2));
    const old = filesOf(path.join(folder, 'out'));
    const stopped = await write(folder, study(20), { ...stopAfter(20), replace: true });
    expect(stopped.status).toBe('cancelled');
    expect(filesOf(path.join(folder, 'out'))).toEqual(old);
    // What a kill between the two renames leaves.
    const moved = spawnSync('mv', [path.join(folder, 'out'), path.join(folder, 'out.replaced-1')]);
    expect(moved.status).toBe(0);
    const finished = await write(folder, study(20));
    expect(finished).toMatchObject({ status: 'written', resumed: stopped.points.length });
    expect(filesOf(path.join(folder, 'out.replaced-1'))).toEqual(old);
    rmSync(folder, { recursive: true });
  });
});
