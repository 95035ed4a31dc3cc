// @ts-check
/** Every class of a CSS module is used by a file that imports the module, or composed by another. Part of `npm run check`. */
import path from 'node:path';

/** @typedef {{ readonly file: string, readonly text: string }} Source */

const CLASS = /\.([A-Za-z][\w-]*)(?=[^{}]*\{)/g;

/**
 * The names that a file uses of a module that it imports under a name: all where it looks one up by another name.
 * @param {string} text
 * @param {string} module
 */
function namesIn(text, module) {
  const [, local] = new RegExp(`import (\\w+) from '[^']*${module}'`).exec(text) ?? [];
  if (local === undefined) return [];
  const looksUp = new RegExp(`\\b${local}\\[|\\{\\.\\.\\.${local}\\b`).test(text);
  if (looksUp) return null;
  return [...text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map(([, name]) => name);
}

/**
 * A line for each class that nothing uses; empty when there is none.
 * @param {readonly Source[]} files
 * @returns {string[]}
 */
export function checkStyles(files) {
  const modules = files.filter(({ file }) => file.endsWith('.module.css'));
  return modules.flatMap(({ file, text }) => {
    const module = path.posix.basename(file).replace('.', '\\.');
    const names = files
      .filter(({ file: other }) => /\.tsx?$/.test(other))
      .map((one) => namesIn(one.text, module));
    const composed = modules.flatMap((other) =>
      [...other.text.matchAll(/composes: ([\w -]+?)(?: from "([^"]+)")?;/g)]
        .filter(([, , from]) =>
          from === undefined ? other.file === file : from.endsWith(path.posix.basename(file)),
        )
        .flatMap(([, list = '']) => list.split(' ')),
    );
    if (names.includes(null)) return [];
    const used = new Set([...composed, ...names.flat()]);
    const defined = new Set(
      [...text.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(CLASS)].map(([, name]) => name),
    );
    return [...defined]
      .filter((name) => !used.has(name))
      .map((name) => `${file}: nothing uses .${name}`);
  });
}
