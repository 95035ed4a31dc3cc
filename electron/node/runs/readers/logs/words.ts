/** What PtychoPINN's programs print when they begin, come to their end, fail and are interrupted. */
import type { EntryPoint } from '../../../../../shared/request/entryPoint';
import type { Workflow } from '../../../../../shared/request/request';

/** How a program was started; no entry point for an interface that Pinnboard does not offer. */
export interface Program {
  readonly line: RegExp;
  readonly workflow: Workflow;
  readonly entryPoint: EntryPoint | null;
}

/** Lines near the beginning. `ptycho_inference` prints through a logger, with a prefix. */
export const BEGINNINGS: readonly Program[] = [
  {
    line: /^Using new CLI interface with factory-based config/gm,
    workflow: 'training',
    entryPoint: 'native',
  },
  {
    line: /^Using legacy interface \(--ptycho_dir --config\)/gm,
    workflow: 'training',
    entryPoint: null,
  },
  {
    line: /^Ptycho directory: .*\nConfiguration file: /gm,
    workflow: 'training',
    entryPoint: 'lightning',
  },
  {
    line: /^DEBUG:ptycho\.workflows\.components:YAML config: /gm,
    workflow: 'training',
    entryPoint: 'script',
  },
  {
    line: /\bStarting ptychography inference script\.\.\.$/gm,
    workflow: 'inference',
    entryPoint: 'script',
  },
  {
    line: /^Loaded configuration from model checkpoint$/gm,
    workflow: 'inference',
    entryPoint: 'native',
  },
];

/** Lines that they end with, and the script that Pinnboard exports. */
export const ENDINGS: readonly Program[] = [
  { line: /^✓ Training completed successfully\. /gm, workflow: 'training', entryPoint: 'native' },
  { line: /^Training Complete!$/gm, workflow: 'training', entryPoint: 'lightning' },
  { line: /^Trained: .*wts\.h5\.zip$/gm, workflow: 'training', entryPoint: 'python' },
  {
    line: /Backend dispatcher: workflow complete \(backend=pytorch\)/g,
    workflow: 'training',
    entryPoint: 'script',
  },
  { line: /^Inference completed successfully!$/gm, workflow: 'inference', entryPoint: 'native' },
  {
    line: /\bInference process completed successfully\.$/gm,
    workflow: 'inference',
    entryPoint: 'script',
  },
  { line: /^Checkpoints saved to: /gm, workflow: 'training', entryPoint: null },
];

/** Errors that are said without a traceback: by the programs, by argparse, and by what ends a process from within. */
const FAILED: readonly RegExp[] = [
  /^(?:Training failed|Inference failed because of): .*$/gm,
  /^ERROR: .*$/gm,
  /\bScript execution failed: .*$/gm,
  /^\S*(?:train|train_lightning_only|inference)(?:\.py)?: error: .*$/gm,
  /^(?:: )?CommandLine Error: .*$/gm,
  /^Fatal Python error: .*$/gm,
  /^terminate called after throwing .*$/gm,
  /\bSegmentation fault\b.*$/gm,
  /\bAborted \(core dumped\).*$/gm,
];
export const FAILURES = FAILED.map((line) => ({ line }));

/** What is printed where something outside asked the program to end; in words. */
export const INTERRUPTIONS: readonly { readonly line: RegExp; readonly says: string }[] = [
  {
    line: /^Detected KeyboardInterrupt, attempting graceful shutdown/gm,
    says: 'says that Ctrl+C ended it',
  },
  { line: /^\[!\] Ctrl\+C detected/gm, says: 'says that Ctrl+C ended it' },
  { line: /^KeyboardInterrupt$/gm, says: 'says that Ctrl+C ended it' },
  { line: /\bReceived SIGTERM: \d+/g, says: 'says that SIGTERM ended it' },
  { line: /^(?:.*: line \d+: +\d+ )?Killed\b.*$/gm, says: 'says that it was killed' },
];

/** Whether a text is of one of these programs at all. */
export const isOfPtychoPINN = (text: string): boolean =>
  /\bptycho_(?:torch|train|inference)\b|[\\/]ptycho[\\/]/.test(text);
