// @ts-check
/**
 * No file of the product names a target or one of its commits outside `shared/targets/`: what differs between targets
 * is a trait or a fact, so that a further target needs no change elsewhere. Part of `npm run check`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

const HOME = 'shared/targets';

/** Names and commits of the targets, as one pattern: `adr-003` finds `ADR_003` and `adr003`, a commit its first 7 digits. */
export function targetPattern(root = ROOT) {
  const home = path.join(root, HOME);
  const parts = readdirSync(home).flatMap((name) => {
    const facts = path.join(home, name, 'facts.json');
    if (!existsSync(facts)) return [];
    const { commit } = JSON.parse(readFileSync(facts, 'utf8'));
    const written = name.split(/\W/).join('[-_.]?');
    return typeof commit === 'string' ? [written, `\\b${commit.slice(0, 7)}`] : [written];
  });
  return new RegExp(parts.join('|'), 'i');
}

/**
 * The product's texts in a folder. Tables of commits in JSON are data, which nothing decides by.
 * @param {string} root
 * @param {string} folder
 */
const sources = (root, folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .filter((file) => /\.(?:tsx?|css|html|md|py)$/.test(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

/** The product's texts outside the targets. */
export const productTexts = (root = ROOT) =>
  ['electron', 'renderer', 'shared']
    .flatMap((folder) => sources(root, folder))
    .filter(({ file }) => !file.startsWith(`${HOME}/`));

/**
 * A line for each place that names a target; empty when there is none.
 * @param {readonly { readonly file: string, readonly text: string }[]} files
 * @param {RegExp} [pattern]
 * @returns {string[]}
 */
export const checkTargetNames = (files, pattern = targetPattern()) =>
  files.flatMap(({ file, text }) =>
    `${file}\n${text}`.split('\n').flatMap((line, i) => {
      const [name] = line.match(pattern) ?? [];
      const place = i > 0 ? `${file}:${i}` : file;
      return name === undefined ? [] : [`${place} names ${name}: ask a trait of the target`];
    }),
  );
