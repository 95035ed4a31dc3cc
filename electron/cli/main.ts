/** Entry of the command line. */
import path from 'node:path';
import { stateFolder } from '../node/state/folder';
import { EXIT } from './exit';
import { endOnSignals } from './interrupt';
import { runCommandLine } from './program';

const args = process.argv.slice(2);

/** Whether the command writes a file, which a reader of stdout that leaves must not keep it from. */
const writesFile = args.some((arg) => /^(?:-o|--output)/.test(arg));

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(EXIT.usage);
  if (!writesFile) process.exit(EXIT.ok);
});
// What cannot be told is no reason to leave work undone; the exit code says how it went.
process.stderr.on('error', () => {});

endOnSignals();

void runCommandLine(args, {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  state: stateFolder(),
  dist: path.join(__dirname, '..'),
}).then((code) => {
  process.exitCode = code;
});
