// @ts-check
/** Whether a module is the script that node was started with, and not one that another imports. */
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A checkout may be reached through a symbolic link: node resolves it in the module's address, not in the arguments.
 * @param {string} url The module's own `import.meta.url`.
 */
export function isStarted(url) {
  const script = process.argv[1] ?? '';
  // After `--eval` the first argument is any word.
  return existsSync(script) && realpathSync(script) === fileURLToPath(url);
}
