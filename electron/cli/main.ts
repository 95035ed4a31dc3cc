/** Entry of the command line. */
import path from 'node:path';
import { stateFolder } from '../state/folder';
import { runCommandLine } from './program';

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);

void runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  state: stateFolder(),
  dist: path.join(__dirname, '..'),
}).then((code) => {
  process.exitCode = code;
});
