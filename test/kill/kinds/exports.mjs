// @ts-check
/** `pinnboard payload … -o FILE` over a file that is there, killed: the file is the old one or the new one. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../child.mjs';

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function exportsKind({ cli, dataset, folder, random }) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'a.json');
  /** @param {number} n */
  const write = (n, how = {}) =>
    runNode(
      [
        cli,
        'payload',
        'training',
        '--target',
        'ptychopinn-2026.07',
        '--data',
        dataset,
        '--out',
        'out',
        '--set',
        `n_groups=${n}`,
        '-o',
        file,
      ],
      how,
    );
  const texts = new Map();
  let ms = 0;
  for (const n of [8, 16]) {
    const ended = await write(n);
    if (ended.code !== 0) throw new Error(`The export fails without a kill: ${ended.err}`);
    ms = ended.ms;
    texts.set(readFileSync(file, 'utf8'), n);
  }
  return {
    name: 'export',
    async round() {
      const before = texts.get(readFileSync(file, 'utf8'));
      // Half of them while the file is being written, which is a small part of the time.
      const aimed = random() < 0.5;
      const how = aimed
        ? { from: folder, killAfter: random() * 6 }
        : { killAfter: random() * ms * 1.1 };
      const ended = await write(before === 8 ? 16 : 8, how);
      const text = readFileSync(file, 'utf8');
      const after = texts.get(text);
      const wrong = [];
      if (after === undefined) {
        wrong.push('the file is neither the old one nor the new one');
        await write(8);
      }
      if (ended.code === 0 && after === before) wrong.push('it said it was written and was not');
      // Whatever looks for payloads looks for this ending.
      const others = readdirSync(folder).filter((name) => name !== 'a.json');
      if (others.some((name) => name.endsWith('.json')))
        wrong.push(`a stray file looks like a payload: ${others.join(' ')}`);
      return { wrong, killed: ended.code === null, outcome: after === before ? 'old' : 'new' };
    },
  };
}
