import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { lines } from '../../../electron/cli/lines';

const read = async (chunks: Iterable<string>, limit = 100) => {
  const all = [];
  for await (const line of lines(Readable.from(chunks), limit)) all.push(line);
  return all;
};

describe('lines', () => {
  it('joins chunks and splits at line ends', async () => {
    expect((await read(['ab', 'c\nd', '\n\n', 'e'])).map(({ text }) => text)).toEqual([
      'abc',
      'd',
      '',
      'e',
    ]);
  });

  it('cuts a line beyond the limit and reads the next one whole', async () => {
    const [long, next] = await read(['x'.repeat(60), 'y'.repeat(60), 'z\nnext\n']);
    expect(long).toMatchObject({ cut: true });
    expect(long?.text?.length).toBeLessThanOrEqual(100);
    expect(next).toEqual({ text: 'next', cut: false, last: true });
  });

  it('never holds more than the limit of an endless line', async () => {
    function* endless() {
      for (let i = 0; i < 2000; i += 1) yield 'x'.repeat(65536);
    }
    const before = process.memoryUsage().heapUsed;
    const [line] = await read(endless(), 1000);
    expect(line).toMatchObject({ cut: true });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100e6);
  });
});
