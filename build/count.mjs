// @ts-check
/**
 * `npm run count`: lines and files of product and tests as git tracks them, and direct packages. `-- REVISION` counts another revision.
 * Generated text (Markdown, JSON) is left out.
 */
import { spawnSync } from 'node:child_process';
import { ROOT } from './paths.mjs';

const revision = process.argv[2] ?? 'HEAD';

/** @param {string[]} args */
function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

/** @param {readonly string[]} folders @param {RegExp} kinds */
function count(folders, kinds) {
  // A line for each file: revision, path, number of lines.
  const files = git('grep', '-c', '', revision, '--', ...folders)
    .trimEnd()
    .split('\n')
    .map((line) => /:(.*):(\d+)$/.exec(line) ?? [])
    .filter(([, name]) => name !== undefined && kinds.test(name));
  const lines = files.reduce((sum, [, , count]) => sum + Number(count), 0);
  return { files: files.length, lines };
}

/** @type {{ dependencies: object, devDependencies: object }} */
const { dependencies, devDependencies } = JSON.parse(git('show', `${revision}:package.json`));
console.table({
  product: count(['electron', 'renderer', 'shared'], /\.(tsx?|css|py|sh|html)$/),
  test: count(['test'], /\.(tsx?|mjs|py|sh)$/),
  build: count(['build'], /\.(mjs|grit)$/),
});
console.log(
  `${revision}: ${Object.keys(dependencies).length} packages of the app, ${Object.keys(devDependencies).length} for development`,
);
