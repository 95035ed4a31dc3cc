// @ts-check
/** Drafts being typed, killed: the draft is whole and holds every edit but the one under way, and nothing else. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from '../child.mjs';

const TYPIST = fileURLToPath(new URL('../typist.mjs', import.meta.url));

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function draftsKind({ bundle, state, folder, random }) {
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
      const said = (/** @type {string} */ what) =>
        Math.max(
          0,
          ...[...ended.out.matchAll(new RegExp(`^${what} (\\d+)`, 'gm'))].map(([, n]) => Number(n)),
        );
      const [edited, kept] = [said('edit'), said('kept')];
      const drafts = new state.Drafts(place);
      const left = await drafts.left();
      const draft = await drafts.read('one');
      const found = draft?.draft.overrides.n_groups ?? 0;
      const wrong = left.notices;
      if (said('failed') > 0) wrong.push(`edit ${said('failed')} could not be saved`);
      if (left.ids.some((/** @type {string} */ id) => id !== 'one'))
        wrong.push(`a stray file is taken for a draft: ${left.ids.join(' ')}`);
      if (draft && draft.typed.nphotons?.text !== `${found}e`) wrong.push('the draft is mixed');
      if (found < kept) wrong.push(`edit ${kept} was kept, and edit ${found} is there`);
      if (found > edited) wrong.push(`edit ${found} is there, and was never made`);
      return { wrong, killed: ended.code === null, outcome: found === 0 ? 'none' : 'kept' };
    },
  };
}
