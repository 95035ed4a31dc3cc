/** A folder that nobody can list, root included: its path is longer than the system takes. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { PYTHON } from '../../python';

const LONGEST_PATH = 4096;
const NAME = 'd'.repeat(200);
const MAKE = `
import os, sys
name, levels = sys.argv[1:]
for _ in range(int(levels)):
    os.mkdir(name)
    os.chdir(name)`;

/** Makes it, as deep below `top` as it takes; removed after the test, which only `rm` can. */
export function unlistable(top: string): string {
  const levels = Math.ceil((LONGEST_PATH - top.length) / (NAME.length + 1));
  onTestFinished(() => void execFileSync('rm', ['-rf', path.join(top, NAME)]));
  execFileSync(PYTHON, ['-c', MAKE, NAME, `${levels}`], { cwd: top });
  return path.join(top, ...Array.from({ length: levels }, () => NAME));
}
