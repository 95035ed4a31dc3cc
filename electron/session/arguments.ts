/** Which file the command line asks to open. */
import path from 'node:path';

/**
 * The first argument that is neither a switch of Chromium nor the app itself, as an absolute path.
 * `argv` starts with the executable and, when not packaged, the app's folder.
 */
export function fileArgument(
  argv: readonly string[],
  packaged: boolean,
  base: string,
): string | undefined {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  const file = words[packaged ? 0 : 1];
  return file === undefined ? undefined : path.resolve(base, file);
}
