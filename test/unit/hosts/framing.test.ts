/** Output told from what a login shell prints, whatever shell it is. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandFor, Frame, framedScript, newMarks } from '../../../electron/node/hosts/framing';

const marks = newMarks();
const begin = `${marks.one}${marks.two}\n`;
const end = (code: string) => `${marks.two}${marks.one} ${code}\n`;

/** The bytes cut at the places, which are counted modulo their number. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
  return [0, ...at].map((from, i) => bytes.subarray(from, at[i] ?? bytes.length));
}

test('whatever the pieces, the frame has the bytes between the marks and the code', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(bytes, bytes, bytes, fc.array(fc.nat()), (noise, content, after, places) => {
      const all = Buffer.concat([noise, Buffer.from(begin), content, Buffer.from(end('7')), after]);
      const frame = new Frame(marks);
      const read = cut(all, places).map((piece) => frame.push(piece));
      expect(Buffer.concat(read)).toEqual(content);
      expect(frame.end).toBe('7');
    }),
  );
});

test('a beginning of the mark at the end is content when the rest does not follow', () => {
  const frame = new Frame(marks);
  const almost = `${marks.two}${marks.one.slice(0, -1)}-`;
  const read = [begin, almost.slice(0, 30), almost.slice(30), end('0')].map((text) =>
    frame.push(Buffer.from(text)).toString(),
  );
  expect(read.join('')).toBe(almost);
});

test('output that is cut off has a beginning and no end', () => {
  const frame = new Frame(marks);
  expect(frame.push(Buffer.from(`banner\n${begin}half of the out`)).length).toBeGreaterThanOrEqual(
    0,
  );
  expect(frame.begun).toBe(true);
  expect(frame.end).toBeNull();
});

test('the command line has only characters that every shell reads as they are', () => {
  const command = commandFor("printf '%s' \"it's\" $HOME `id` !x\n\\ é #*?~{}[]<>|&;");
  expect(command).toMatch(/^exec sh -c 'eval "\$\(printf %b "(?:[\w .,/:=@+-]|\\0[0-7]{3})*"\)"'$/);
});

const SHELLS = ['sh', 'bash'];

test.skipIf(process.platform === 'win32').each(SHELLS)('%s runs what is framed', (shell) => {
  const script = framedScript("printf '%s' 'two\nlines'; echo err >&2; exit 5", marks, "'/'");
  const { stdout, stderr } = spawnSync(shell, ['-c', commandFor(script)], { encoding: 'utf8' });
  expect(stdout).toBe(`${begin}two\nlines${end('5')}`);
  expect(stderr).toBe(`${begin}err\n${end('5')}`);
});

test.skipIf(process.platform === 'win32')('a list of processes does not show the marks', () => {
  const script = framedScript('cat /proc/self/cmdline /proc/$PPID/cmdline; true', marks);
  const { stdout } = spawnSync('sh', ['-c', commandFor(script)], { encoding: 'utf8' });
  expect(stdout.split(begin)).toHaveLength(2);
  expect(stdout.split(end('0'))).toHaveLength(2);
});
