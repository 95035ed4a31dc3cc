// @ts-check
/** Typing in the real window, its main process killed: the draft is whole and at most a second old, and comes back. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';

const OLDEST_MS = 1000;

/** @param {import('../run.mjs').Bench & { executable: string }} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function windowKind({ executable, root, dataset, state, folder, random, ages }) {
  let rounds = 0;
  /** @param {string} userData @param {string[]} args */
  const start = async (userData, args) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await _electron.launch({
      executablePath: executable,
      args: [...sandbox, `--user-data-dir=${userData}`, root, ...args],
    });
    const page = await app.firstWindow();
    await page.getByRole('button', { name: /Export payload/ }).waitFor();
    return { app, input: page.locator('[data-row][data-field="n_groups"] [data-control]') };
  };
  return {
    name: 'window',
    async round() {
      rounds += 1;
      const userData = path.join(folder, String(rounds));
      mkdirSync(userData, { recursive: true });
      const { edits, killedAt } = await typeUntilKilled(userData);
      const drafts = new state.Drafts(path.join(userData, 'pinnboard', 'drafts'));
      const left = await drafts.left();
      const draft = left.length > 0 ? await drafts.read(left[0]) : undefined;
      const found = draft?.draft.overrides.n_groups ?? 0;
      const wrong = [];
      if (left.length > 1) wrong.push(`a stray file is taken for a draft: ${left.join(' ')}`);
      if (left.length > 0 && !draft) wrong.push('the draft is damaged');
      const first = edits[found];
      const age = first === undefined ? 0 : Math.max(0, killedAt - first);
      if (ages && age > OLDEST_MS) wrong.push(`${age} ms of typing are lost`);
      if (found > 0) wrong.push(...(await comesBack(userData, found)));
      return { wrong, killed: true, outcome: found === 0 ? 'none' : 'kept', age };
    },
  };

  /** Gives when each edit was done at the latest. @param {string} userData */
  async function typeUntilKilled(userData) {
    const { app, input } = await start(userData, [dataset]);
    const child = app.process();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let killedAt = Number.NaN;
    const kill = () => {
      killedAt = Date.now();
      child.kill('SIGKILL');
    };
    // biome-ignore lint/plugin: the moment of the kill is what is tried.
    setTimeout(kill, 200 + random() * 2500);
    /** @type {number[]} */
    const edits = [];
    try {
      while (Number.isNaN(killedAt)) {
        await input.fill(String(edits.length + 1), { timeout: 5000 });
        edits.push(Date.now());
      }
    } catch {
      // The window went away under the typing.
    }
    await gone;
    return { edits, killedAt };
  }

  /** @param {string} userData @param {number} found */
  async function comesBack(userData, found) {
    const { app, input } = await start(userData, []);
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    const value = await input.inputValue();
    app.process().kill('SIGKILL');
    await gone;
    return value === String(found) ? [] : [`the window shows ${value}, the draft has ${found}`];
  }
}
