// @ts-check
/**
 * `pinnboard sweep` killed, half of the time over an old sweep: the folder is the old sweep, the new one or none; what
 * is unfinished is told so, and the same command finishes it to the same bytes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../child.mjs';

const POINTS = 90;

/** @param {string} folder @returns {string} names and bytes of the files below it, without `.writing` and the time of writing */
function everything(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => !name.startsWith('.writing'))
    .sort();
  const text = (/** @type {string} */ name) =>
    readFileSync(path.join(folder, name), 'utf8').replace(
      /(?<="state": "written",\s+)"at": ".*"/,
      '',
    );
  return names.map((name) => `${name}\n${text(name)}`).join('');
}

/** @param {import('../run.mjs').Bench} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function sweepsKind({ cli, dataset, folder, random }) {
  mkdirSync(folder, { recursive: true });
  /** @param {string} name @param {number} first */
  const describe = (name, first) => {
    const values = Array.from({ length: POINTS }, (_, i) => first + i);
    const overrides = { nphotons: 1e9 };
    const files = { train_data_file: dataset, output_dir: 'out' };
    const base = { target: 'ptychopinn-2026.07', workflow: 'training', ...files, overrides };
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ base, axes: { n_groups: values } }));
    return file;
  };
  const [old, fresh] = [describe('old', 2), describe('fresh', 3)];
  const place = path.join(folder, 'place');
  const out = path.join(place, 'study');
  /** @param {string} file */
  const write = (file, how = {}) => runNode([cli, 'sweep', file, '-o', out, '--replace'], how);
  const clear = () => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
  };
  /** @param {string} file */
  const whole = async (file) => {
    clear();
    const ended = await write(file, { from: place });
    if (!existsSync(out)) throw new Error(`The sweep fails without a kill: ${ended.err}`);
    return { ms: ended.ms, span: ended.span, text: everything(out) };
  };
  const { text: oldText } = await whole(old);
  // The second time, when everything is warm.
  const { text: newText, ms, span } = await whole(fresh);

  const aside = `${out}.replaced-1`;
  const holds = (/** @type {string} */ where, /** @type {string} */ text) =>
    existsSync(where) && everything(where) === text;

  return {
    name: 'sweep',
    async round() {
      const over = random() < 0.5;
      clear();
      if (over) await write(old);
      const aimed = random() < 0.75;
      const how = aimed
        ? { from: place, killAfter: random() * span }
        : { killAfter: random() * ms * 1.1 };
      const ended = await write(fresh, how);
      const wrong = lookAt(over);
      const done = holds(out, newText);
      const unfinished = existsSync(`${out}.unfinished/.writing/state.json`);
      if (unfinished) wrong.push(...(await tellsUnfinished()));
      if (!done) wrong.push(...(await finishes(over)));
      const outcome = done ? 'new' : unfinished ? 'resumed' : 'old';
      return { wrong, killed: ended.code === null, outcome };
    },
  };

  /** What the kill left. @param {boolean} over an old sweep */
  function lookAt(over) {
    const wrong = [];
    const whole = holds(out, newText) || (over && holds(out, oldText));
    if (existsSync(out) && !whole) wrong.push('the sweep is neither the old one nor the new one');
    if (over && !holds(out, oldText) && !holds(aside, oldText)) wrong.push('the old sweep is gone');
    return wrong;
  }

  /** The same command again. @param {boolean} over an old sweep */
  async function finishes(over) {
    const wrong = [];
    const again = await write(fresh);
    if (!holds(out, newText))
      wrong.push(`the same command does not finish it: ${again.err || again.out}`);
    if (over && !holds(aside, oldText)) wrong.push('the old sweep is gone after it was finished');
    if (existsSync(`${out}.unfinished`)) wrong.push('the unfinished folder is left');
    return wrong;
  }

  /** Another description is refused, and says why. */
  async function tellsUnfinished() {
    const other = await write(old);
    return other.code === 2 && other.err.includes('contains an unfinished sweep')
      ? []
      : [`it is not told as unfinished: ${other.err || other.out}`];
  }
}
