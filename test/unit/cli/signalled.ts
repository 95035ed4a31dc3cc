/** Run in a process of its own: writes a large file again and again, as a command does its output, until a signal. */
import { endOnSignals } from '../../../electron/cli/interrupt';
import { replaceFile } from '../../../electron/node/files/replaceFile';

const SIZE = 20_000_000;

/** Never returns. */
export async function writeForever(file: string): Promise<never> {
  endOnSignals();
  const text = 'x'.repeat(SIZE);
  console.log('ready');
  for (;;) await replaceFile(file, text);
}
