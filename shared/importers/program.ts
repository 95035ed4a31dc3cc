/** Which of the commands of a text starts a run, and what is around it. */
import type { Command, Word } from './shellWords';

/** Programs under the names that commands use. */
export type ProgramName =
  | 'ptycho_torch.train'
  | 'ptycho_torch.inference'
  | 'ptycho_train'
  | 'ptycho_inference'
  | 'pinnboard';

export interface Program {
  readonly name: ProgramName;
  /** The words before it: assignments, `srun`, `nohup`. */
  readonly before: readonly Word[];
  /** Its own words. */
  readonly rest: readonly Word[];
  readonly command: Command;
}

const MODULES: { readonly [module: string]: ProgramName } = {
  'ptycho_torch.train': 'ptycho_torch.train',
  'ptycho_torch.inference': 'ptycho_torch.inference',
  'scripts.training.train': 'ptycho_train',
  'scripts.inference.inference': 'ptycho_inference',
};
/** Ends of paths under which the same programs are called. */
const FILES: readonly (readonly [end: string, name: ProgramName])[] = [
  ['ptycho_torch/train.py', 'ptycho_torch.train'],
  ['ptycho_torch/inference.py', 'ptycho_torch.inference'],
  ['scripts/training/train.py', 'ptycho_train'],
  ['scripts/inference/inference.py', 'ptycho_inference'],
  ['ptycho_train', 'ptycho_train'],
  ['ptycho_inference', 'ptycho_inference'],
  ['pinnboard', 'pinnboard'],
  ['pinnboard.mjs', 'pinnboard'],
];

/** The program that a command runs; null for any other program. */
export function programOf(command: Command): Program | null {
  const { words } = command;
  for (const [i, word] of words.entries()) {
    const module = words[i - 1]?.text === '-m' ? MODULES[word.text] : undefined;
    const name = module ?? nameOfFile(word.text);
    if (name === undefined) continue;
    const rest = words.slice(i + 1);
    if (name !== 'pinnboard')
      return { name, before: words.slice(0, startOf(words, i)), rest, command };
    const own = rest[0]?.text === '--' ? rest.slice(1) : rest;
    if (own[0]?.text === 'payload')
      return { name, before: words.slice(0, startOf(words, i)), rest: own.slice(1), command };
  }
  return null;
}

const nameOfFile = (text: string): ProgramName | undefined =>
  FILES.find(([end]) => text === end || text.endsWith(`/${end}`))?.[1];

/** Index of the interpreter or npm that runs the word at `at`. */
function startOf(words: readonly Word[], at: number): number {
  const runner = words.findIndex(
    ({ text }, i) => i < at && /(^|\/)(python[\d.]*|npm|npx|node)$/.test(text),
  );
  return runner < 0 ? at : runner;
}

/** Whether a word before a command matters, unlike a prompt or a keyword of the shell. */
export const isGiven = ({ text }: Word): boolean =>
  !['$', '%', '>', 'do', 'then', 'else', '{', 'time', 'exec'].includes(text);
