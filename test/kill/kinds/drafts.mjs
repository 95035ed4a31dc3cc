// @ts-check
/** Drafts being typed, killed: the draft is whole, as new as was promised, and at most a second old. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../child.mjs';

const TYPIST = fileURLToPath(new URL('../typist.mjs', import.meta.url));
const OLDEST_MS = 1000;

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function draftsKind({ bundle, state, folder, random, ages }) {
  let rounds = 0;
  return {
    name: 'draft',
    async round() {
      rounds += 1;
      const place = path.join(folder, String(rounds));
      mkdirSync(place, { recursive: true });
      const aimed = random() < 0.5;
      const how = aimed
        ? { from: place, killAfter: random() * 8 }
        : { killAfter: 150 + random() * 1200 };
      const ended = await runNode([TYPIST, bundle, place, String(1 + random() * 30)], how);
      const edits = [...ended.out.matchAll(/^edit (\d+) (\d+)$/gm)].map(([, , at]) => Number(at));
      const kept = Math.max(
        0,
        ...[...ended.out.matchAll(/^kept (\d+)$/gm)].map(([, n]) => Number(n)),
      );
      const drafts = new state.Drafts(place);
      const left = await drafts.left();
      const draft = await drafts.read('one');
      const found = draft?.draft.overrides.n_groups ?? 0;
      const wrong = [];
      if (left.some((/** @type {string} */ id) => id !== 'one'))
        wrong.push(`a stray file is taken for a draft: ${left.join(' ')}`);
      if (left.length > 0 && !draft) wrong.push('the draft is damaged');
      if (draft && draft.typed.nphotons?.text !== `${found}e`) wrong.push('the draft is mixed');
      if (found < kept) wrong.push(`edit ${kept} was kept, and edit ${found} is there`);
      // What is lost begins with the first edit after the one that is there.
      const first = edits[found];
      const age = first === undefined ? 0 : ended.killedAt - first;
      if (ages && age > OLDEST_MS) wrong.push(`${age} ms of typing are lost`);
      return { wrong, killed: ended.code === null, outcome: found === 0 ? 'none' : 'kept', age };
    },
  };
}
