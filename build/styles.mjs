// @ts-check
/** Every class of a CSS module is used by a file that imports the module, and every class that such a file uses is there. Part of `npm run check`. */
import path from 'node:path';

/** @typedef {{ readonly file: string, readonly text: string }} Source */

/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name);

/** @param {string} css */
const classesIn = (css) =>
  found(css.replaceAll(/\/\*[\s\S]*?\*\//g, ''), /\.([A-Za-z][\w-]*)(?=[^{}]*\{)/g);

/**
 * A line for each class that nothing uses, or that is used and nowhere; empty when there is none.
 * @param {readonly Source[]} files
 * @returns {string[]}
 */
export function checkStyles(files) {
  const modules = files.filter(({ file }) => file.endsWith('.module.css'));
  const beside = (/** @type {string} */ file, /** @type {string} */ other) =>
    path.posix.join(path.posix.dirname(file), other);
  /** @type {{ from: string, to: string, names: readonly string[] | null }[]} */
  const uses = [
    ...files
      .filter(({ file }) => /\.tsx?$/.test(file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].map(
          ([, local = '', module = '']) => ({
            from: file,
            to: beside(file, module),
            // A name that is looked up may be any.
            names: text.includes(`${local}[`)
              ? null
              : found(text, new RegExp(`\\b${local}\\.(?!module\\b)(\\w+)`, 'g')),
          }),
        ),
      ),
    ...modules.flatMap(({ file, text }) =>
      [...text.matchAll(/composes: ([\w -]+?)(?: from "([^"]+)")?;/g)].map(
        ([, list = '', module]) => ({
          from: file,
          to: module === undefined ? file : beside(file, module),
          names: list.split(' '),
        }),
      ),
    ),
  ];
  const everywhere = files
    .filter(({ file }) => /(?<!\.module)\.css$/.test(file))
    .flatMap(({ text }) => classesIn(text));
  const unknown = files
    .filter(({ file }) => file.endsWith('.tsx'))
    .flatMap(({ file, text }) =>
      found(text, /\bclassName="([^"]+)"/g)
        .flatMap((names) => names.split(' '))
        .filter((name) => !everywhere.includes(name))
        .map((name) => `${file}: no style has .${name}`),
    );
  const inModules = modules.flatMap(({ file, text }) => {
    const own = uses.filter(({ to }) => to === file);
    const defined = new Set(classesIn(text));
    const used = new Set(own.flatMap(({ names }) => names ?? [...defined]));
    return [
      ...[...defined]
        .filter((name) => !used.has(name))
        .map((name) => `${file}: nothing uses .${name}`),
      ...own.flatMap(({ from, names }) =>
        (names ?? [])
          .filter((name) => !defined.has(name))
          .map((name) => `${from}: ${path.posix.basename(file)} has no .${name}`),
      ),
    ];
  });
  return [...unknown, ...inModules];
}
