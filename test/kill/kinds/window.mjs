// @ts-check
/**
 * The real window, its main process killed while it is typed in, closed, saved or exported, or its page has crashed. After
 * the restart it holds what was typed, and nothing that was not; an exported file is the old one or the new one.
 * Each round begins with the restart after the one before.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from 'playwright';
import { displayFlags } from '../../../build/display.mjs';
import { rememberTarget } from '../../../build/firstStart.mjs';
import { until } from '../../wait.mjs';
import { pause } from '../pause.mjs';
import { EMPTY, isSame, shown, Typing } from '../typing.mjs';

/** How a round ends; `type` just goes on typing. */
const ENDS = /** @type {const} */ (['type', 'type', 'close', 'close', 'export', 'save', 'crash']);
const CLOSES = /** @type {const} */ (['keys', 'window', 'quit', 'SIGTERM', 'SIGINT', 'SIGHUP']);
const ANSWERS = /** @type {const} */ (['Keep as draft', 'Discard', 'Cancel']);
/** A window that comes back shows its draft within this. */
const PATIENCE_MS = 15_000;

/**
 * @typedef {object} Running
 * @property {import('playwright').ElectronApplication} app
 * @property {import('playwright').Page} page
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<void>} gone
 * @property {() => string} out what main wrote to its standard output
 *
 * @typedef {object} Left what a round leaves for the next to check
 * @property {Typing} typing
 * @property {number} due
 * @property {number} end
 * @property {boolean} mayBeEmpty the draft was discarded
 * @property {boolean} mustBeEmpty
 */

/** @param {import('../run.mjs').Bench & { executable: string }} bench @returns {Promise<import('../run.mjs').Kind>} */
export async function windowKind({ executable, root, dataset, folder, random }) {
  const userData = path.join(folder, 'user');
  mkdirSync(userData, { recursive: true });
  rememberTarget(userData);
  /** @type {Left | null} */
  let left = null;
  /** Whether the file of the last round is a new one. */
  let exported = '';
  /** Whether it did not end by itself before, as a window that is closed does. */
  let killed = true;
  /** @template T @param {readonly T[]} list @returns {T} */
  const oneOf = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);

  return {
    name: 'window',
    async round() {
      const running = await start();
      /** @type {string[]} */
      const wrong = [];
      const before = left ? await comesBack(running.page, left, wrong) : EMPTY;
      const typing = new Typing(running.page, before, random);
      await typing.begin();
      const end = oneOf(ENDS);
      exported = '';
      killed = true;
      if (end === 'type') left = await typeAndKill(running, typing);
      else if (end === 'close') left = await closeAndKill(running, typing, wrong);
      else if (end === 'export' || end === 'save')
        left = await writeAndKill(running, typing, wrong, end);
      else left = await crashAndKill(running, typing);
      return { wrong, killed, outcome: `${end}${exported}` };
    },
    /** What the last round left is looked at, too. */
    async finish() {
      if (!left) return [];
      const running = await start();
      /** @type {string[]} */
      const wrong = [];
      await comesBack(running.page, left, wrong);
      await kill(running);
      return wrong;
    },
  };

  /** @returns {Promise<Running>} */
  async function start() {
    const app = await _electron.launch({
      executablePath: executable,
      args: [...displayFlags(), `--user-data-dir=${userData}`, root],
    });
    // Playwright forgets the process of an app that is gone.
    const child = app.process();
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    /** @type {Promise<void>} */
    const gone = new Promise((resolve) => child.once('exit', () => resolve()));
    const page = await app.firstWindow();
    await page.getByRole('button', { name: /Export payload/ }).waitFor();
    return { app, page, child, gone, out: () => out };
  }

  /** When it was killed; null when it had ended by itself. @param {Running} running */
  async function kill({ child, gone }) {
    const at = Date.now();
    const killed = child.exitCode === null && child.signalCode === null && child.kill('SIGKILL');
    await gone;
    return killed ? at : null;
  }

  /** Looks at what the window holds after the restart. @param {import('playwright').Page} page @param {Left} of @param {string[]} wrong */
  async function comesBack(page, { typing, due, end, mayBeEmpty, mustBeEmpty }, wrong) {
    const check = (/** @type {import('../typing.mjs').Shown} */ found) => {
      if (mayBeEmpty && isSame(found, EMPTY)) return [];
      if (mustBeEmpty) return [`a discarded draft came back: ${JSON.stringify(found)}`];
      return typing.wrong(found, due, end);
    };
    let found = await shown(page);
    const isGood = async () => {
      found = await shown(page);
      return check(found).length === 0;
    };
    await until('the draft', isGood, { patience: PATIENCE_MS, every: 50 }).catch(() => {});
    wrong.push(...check(found));
    const said = (await page.getByRole('alert').allTextContents()).join(' ').trim();
    if (said !== '') wrong.push(`the window says: ${said}`);
    return found;
  }

  /** @param {Running} running @param {Typing} typing @returns {Promise<Left>} */
  async function typeAndKill(running, typing) {
    const killing = pause(random() * 900).then(() => kill(running));
    await typing.type(false).catch(() => {});
    const end = (await killing) ?? Number.NaN;
    return { typing, due: typing.due(end), end, mayBeEmpty: false, mustBeEmpty: false };
  }

  /** @param {Running} running @param {Typing} typing @param {string[]} wrong @returns {Promise<Left>} */
  async function closeAndKill(running, typing, wrong) {
    const how = oneOf(CLOSES);
    const answer = oneOf(ANSWERS);
    await answerQuestion(running.app, answer, random() * 150);
    await typing.type(false);
    await pause(random() * 60);
    const closing = Date.now();
    void close(running, how).catch(() => {});
    await pause(random() * 1000);
    const killedAt = await kill(running);
    const byItself = killedAt === null;
    killed = !byItself;
    const end = killedAt ?? closing;
    const asked = running.out().includes('ASKED');
    const answered = running.out().includes('ANSWERED');
    const signal = how.startsWith('SIG');
    if (byItself && !asked && !signal) wrong.push(`${how}: closed without a question`);
    if (asked && signal) wrong.push(`${how}: a question holds up the end`);
    if (byItself && answered && answer === 'Cancel')
      wrong.push(`${how}: closed in spite of Cancel`);
    const discarded = answered && answer === 'Discard';
    return {
      typing,
      // Whoever closes in peace loses nothing at all.
      due: byItself ? typing.taken : typing.due(end),
      end,
      mayBeEmpty: discarded,
      mustBeEmpty: byItself && discarded,
    };
  }

  /** @param {Running} running @param {(typeof CLOSES)[number]} how */
  async function close({ app, page, child }, how) {
    if (how === 'keys') await page.keyboard.press('Control+w');
    else if (how === 'window')
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    else if (how === 'quit') await app.evaluate(({ app: main }) => main.quit());
    else child.kill(how);
  }

  /** @param {Running} running @param {Typing} typing @param {string[]} wrong @param {'export' | 'save'} how @returns {Promise<Left>} */
  async function writeAndKill(running, typing, wrong, how) {
    const { app, page } = running;
    const file = path.join(folder, `${how}.json`);
    await app.evaluate(
      ({ dialog }, { input, output }) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [input] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: output });
      },
      { input: dataset, output: file },
    );
    await page.keyboard.press('Control+o');
    await page.getByText('24 × 64 × 64').waitFor();
    const old = existsSync(file) ? readFileSync(file, 'utf8') : null;
    await typing.type(true);
    const key = how === 'save' ? 'Control+s' : 'Control+e';
    void page.keyboard.press(key).catch(() => {});
    await pause(random() * 200);
    const end = (await kill(running)) ?? Number.NaN;
    const text = existsSync(file) ? readFileSync(file, 'utf8') : null;
    exported = text === old ? ' (old file)' : ' (new file)';
    if (text !== old) wrong.push(...newFile(text ?? '', typing.states.at(-1)?.n_groups ?? '', how));
    return { typing, due: typing.due(end), end, mayBeEmpty: false, mustBeEmpty: false };
  }

  /** @param {string} text @param {string} groups what was typed @param {'export' | 'save'} how */
  function newFile(text, groups, how) {
    try {
      const data = JSON.parse(text);
      const format = how === 'save' ? 'pinnboard.request' : 'pinnboard.payload';
      if (data.format !== format) return [`the file is no ${format}`];
      const { n_groups } = (how === 'save' ? data : data.request).overrides;
      return String(n_groups) === groups ? [] : [`${how}: ${n_groups} instead of ${groups}`];
    } catch {
      return [`${how}: the file is neither the old one nor the new one`];
    }
  }

  /** @param {Running} running @param {Typing} typing @returns {Promise<Left>} */
  async function crashAndKill(running, typing) {
    await typing.type(false);
    const crashed = Date.now();
    void running.app
      .evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
      )
      .catch(() => {});
    await pause(random() * 800);
    const end = Math.min(crashed, (await kill(running)) ?? Number.NaN);
    return { typing, due: typing.due(end), end, mayBeEmpty: false, mustBeEmpty: false };
  }
}

/** Answers the question before closing after a while. @param {import('playwright').ElectronApplication} app @param {string} answer @param {number} after */
function answerQuestion(app, answer, after) {
  return app.evaluate(
    ({ dialog }, [name, ms]) => {
      /** @param {any[]} given */
      const question = async (...given) => {
        process.stdout.write('ASKED\n');
        // biome-ignore lint/plugin: the user thinks for a random time.
        await new Promise((resolve) => setTimeout(resolve, Number(ms)));
        process.stdout.write('ANSWERED\n');
        const { buttons } = given.at(-1);
        return { response: buttons.indexOf(name), checkboxChecked: false };
      };
      dialog.showMessageBox = question;
    },
    [answer, after],
  );
}
