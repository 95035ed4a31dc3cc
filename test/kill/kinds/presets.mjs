// @ts-check
/** Presets being saved, killed: every preset is whole, and every one that was said to be saved is there. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../child.mjs';

const SAVER = fileURLToPath(new URL('../presetSaver.mjs', import.meta.url));

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function presetsKind({ bundle, state, folder, random }) {
  let rounds = 0;
  return {
    name: 'preset',
    async round() {
      rounds += 1;
      const place = path.join(folder, String(rounds));
      const own = path.join(place, 'presets');
      mkdirSync(own, { recursive: true });
      const ended = await runNode([SAVER, bundle, place], { from: own, killAfter: random() * 150 });
      const { presets, broken } = await new state.Presets(place, null).list();
      /** @type {Map<string, number>} */
      const there = new Map();
      for (const { id, source, preset } of presets)
        if (source === 'mine') there.set(id, Number(preset.overrides.n_groups));
      /** @type {Map<string, number>} */
      const saved = new Map();
      for (const [, id = '', n] of ended.out.matchAll(/^saved (\S+) (\d+)$/gm))
        saved.set(id, Number(n));
      const wrong = broken.map((/** @type {{ file: string }} */ { file }) => `${file} is broken`);
      for (const [id, n] of saved)
        if ((there.get(id) ?? 0) < n)
          wrong.push(`${id} was saved as ${n}, and is ${there.get(id)}`);
      // The last one may be there before it was said.
      if (there.size > saved.size + 1) wrong.push('there are more presets than were saved');
      return { wrong, killed: ended.code === null, outcome: `${saved.size > 0 ? 'some' : 'none'}` };
    },
  };
}
