/** Run in a process of its own: `pinnboard prepare` as the program calls it. */
import { endOnSignals } from '../../../electron/cli/interrupt';
import { runCommandLine } from '../../../electron/cli/program';

/** @param dist the folder that holds the worker of sources */
export async function prepareCommandLine(dist: string, words: readonly string[]): Promise<number> {
  endOnSignals();
  const { stdin, stdout, stderr } = process;
  return runCommandLine(['prepare', ...words], { stdin, stdout, stderr, cwd: process.cwd(), dist });
}
