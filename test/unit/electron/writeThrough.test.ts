/** What `-o` may name besides a file: links, pipes, devices, another program's input. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../electron/node/files/atomicWrite';
import { makeFolder } from '../../../electron/node/files/makeFolder';
import { stateFolder } from '../../../electron/node/state/folder';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-through-'));
const MODULE = new URL('../../../electron/node/files/atomicWrite.ts', import.meta.url).pathname;
const WRITER = `import { runnerImport } from "vite";
const { module } = await runnerImport("${MODULE}", { logLevel: "error", configFile: false });
await module.writeFileAtomic(process.argv[1], "written");`;

const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('a destination that is no regular file', () => {
  it('is a pipe that stays one, and its reader gets the text', async () => {
    const pipe = path.join(folder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let got = '';
    reader.stdout.on('data', (text) => {
      got += String(text);
    });
    const ended = new Promise((settle) => reader.on('close', settle));
    await writeFileAtomic(pipe, 'x'.repeat(100_000));
    await ended;
    expect(got.length).toBe(100_000);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('is a device that stays one', async () => {
    await writeFileAtomic('/dev/null', 'text');
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    const link = path.join(folder(), 'null');
    symlinkSync('/dev/null', link);
    await writeFileAtomic(link, 'text');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  it('is a file that a process has open: written to, not replaced', async () => {
    const file = path.join(folder(), 'a');
    // The shell gives the process its open files; the process writes to them by name.
    const write = `node --input-type=module -e '${WRITER}'`;
    const shell = (command: string) => {
      const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
      expect([status, stderr], command).toEqual([0, '']);
    };
    shell(`${write} /dev/stdout > "${file}"`);
    expect(readFileSync(file, 'utf8')).toBe('written');
    shell(
      `${write} >(cat > "${file}.2"; mv "${file}.2" "${file}.3"); until [ -e "${file}.3" ]; do :; done`,
    );
    expect(readFileSync(`${file}.3`, 'utf8')).toBe('written');
  });

  it('is a link, whose target is written while the link stays, whether or not there is a file yet', async () => {
    const at = folder();
    mkdirSync(path.join(at, 'real'));
    symlinkSync('real', path.join(at, 'folder'));
    symlinkSync('folder/file', path.join(at, 'link'));
    symlinkSync('link', path.join(at, 'again'));
    for (const text of ['new', 'replaced']) {
      await writeFileAtomic(path.join(at, 'again'), text);
      expect(readFileSync(path.join(at, 'real/file'), 'utf8')).toBe(text);
    }
    expect(readlinkSync(path.join(at, 'link'))).toBe('folder/file');
    expect(readlinkSync(path.join(at, 'again'))).toBe('link');
    symlinkSync('round', path.join(at, 'round'));
    await expect(writeFileAtomic(path.join(at, 'round'), '')).rejects.toThrow('form a loop');
    symlinkSync('nowhere/file', path.join(at, 'dangling'));
    await expect(writeFileAtomic(path.join(at, 'dangling'), '')).rejects.toThrow(
      'the folder does not exist',
    );
    expect(readlinkSync(path.join(at, 'dangling'))).toBe('nowhere/file');
  });
});

describe('the folder of the state', () => {
  it('is made with those above it', async () => {
    const at = folder();
    await makeFolder(path.join(at, 'a/b/c'));
    await makeFolder(path.join(at, 'a/b/c'));
    expect(lstatSync(path.join(at, 'a/b/c')).isDirectory()).toBe(true);
    writeFileSync(path.join(at, 'file'), '');
    await expect(makeFolder(path.join(at, 'file/x'))).rejects.toThrow('ENOTDIR');
    await expect(makeFolder(path.join(at, 'file'))).rejects.toThrow('EEXIST');
  });

  it.skipIf(process.platform !== 'linux')('is given up where no folder can be made', async () => {
    await expect(makeFolder('/proc/.config/pinnboard/values')).rejects.toThrow('ENOENT');
  });

  it.skipIf(process.platform !== 'linux')(
    'is in the home when XDG_CONFIG_HOME is empty or relative',
    () => {
      for (const XDG_CONFIG_HOME of ['', 'x'])
        expect(stateFolder({ XDG_CONFIG_HOME })).toBe(stateFolder({}));
      expect(stateFolder({ XDG_CONFIG_HOME: '/x' })).toBe('/x/pinnboard/pinnboard');
    },
  );
});
