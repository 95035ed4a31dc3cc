/** A Python that trains nothing. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PYTHON } from '../python';

const STUB = path.resolve('test/fixtures/stub_training.py');

/** A Python that runs the stub in place of the loader, and everything else as it is. */
export function stubPython(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard run '));
  const python = path.join(folder, 'bin/python');
  mkdirSync(path.dirname(python));
  // What run.py starts is this program again.
  writeFileSync(
    path.join(folder, 'sitecustomize.py'),
    'import os, sys\nsys.executable = os.environ["PINNBOARD_STAND_IN"]\n',
  );
  writeFileSync(
    python,
    `#!/bin/sh
export PINNBOARD_STUB=finish PINNBOARD_STAND_IN="$0" PYTHONPATH='${folder}'
case "$1" in pinnboard_payload.py) exec '${PYTHON}' '${STUB}' ;; esac
exec '${PYTHON}' "$@"
`,
  );
  chmodSync(python, 0o755);
  return python;
}
