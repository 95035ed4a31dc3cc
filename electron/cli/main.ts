/** Entry point of the command line. */
import path from 'node:path';
import { stateFolder } from '../node/state/folder';
import { EXIT } from './exit';
import { endOnSignals } from './interrupt';
import { runCommandLine } from './program';

const args = process.argv.slice(2);

/** Whether the command writes a file: it must do so even when the reader of stdout ends. */
const writesFile = args.some((arg) => /^(?:-o|--output)/.test(arg));

// A reader that ends early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(EXIT.usage);
  if (!writesFile) process.exit(EXIT.ok);
});
// Without stderr the work is still done; the exit code reports the result.
process.stderr.on('error', () => {});

endOnSignals();

void runCommandLine(args, {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  state: stateFolder(),
  log: path.join(stateFolder(), 'logs', 'cli.log'),
  dist: path.join(__dirname, '..'),
}).then((code) => {
  process.exitCode = code;
});
