// @ts-check
/**
 * A packaged app, started as a user starts it, with a home of its own.
 *
 * @typedef {InstanceType<typeof App>} RunningApp
 */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import { displayFlags } from '../../build/display.mjs';
import { rememberTarget } from '../../build/firstStart.mjs';
import { until } from '../wait.mjs';
import { CannotBeTried } from './report.mjs';

/** Debian's `nobody`, who may do nothing. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** Every app that was started and has not been stopped. @type {Set<App>} */
const running = new Set();

/** Ends all that is left, whatever happened. */
export function stopAll() {
  for (const app of running) app.stop();
}

/** What `rememberTarget` makes below `config`. */
const SETTINGS = ['', '/pinnboard', '/pinnboard/settings.json'].map(
  (name) => `config/pinnboard${name}`,
);

/** Makes a folder below `parent` that belongs to who the app is run as. @param {string} parent @param {boolean} [unprivileged] */
export function makeHome(parent, unprivileged = false) {
  const home = mkdtempSync(path.join(parent, 'home-'));
  for (const name of ['config', 'cache', 'data', 'run', 'tmp', 'work'])
    mkdirSync(path.join(home, name), { mode: 0o700 });
  rememberTarget(path.join(home, 'config', 'pinnboard'));
  chmodSync(home, 0o755);
  if (unprivileged && isRoot)
    for (const name of ['', 'config', ...SETTINGS, 'cache', 'data', 'run', 'tmp', 'work'])
      chownSync(path.join(home, name), NOBODY, NOBODY);
  return home;
}

/**
 * @typedef {object} How
 * @property {import('./screen.mjs').Screen} screen
 * @property {string} home of `makeHome`
 * @property {readonly string[]} [args]
 * @property {NodeJS.ProcessEnv} [env] besides what it needs
 * @property {boolean} [unprivileged] as root: run as nobody, with Chromium's sandbox
 */

class App {
  /** What it printed. */
  log = '';

  /** @param {string} executable @param {How} how */
  constructor(executable, { screen, home, args = [], env = {}, unprivileged = false }) {
    this.screen = screen;
    const drop = unprivileged && isRoot;
    this.child = spawn(executable, [...args, ...displayFlags({ sandbox: drop || !isRoot })], {
      // A group of its own, so that all of it can be ended.
      detached: true,
      cwd: path.join(home, 'work'),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(drop ? { uid: NOBODY, gid: NOBODY } : {}),
      // Nothing of the session that runs this test reaches it.
      env: {
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        DISPLAY: screen.display,
        HOME: home,
        XDG_CONFIG_HOME: path.join(home, 'config'),
        XDG_CACHE_HOME: path.join(home, 'cache'),
        XDG_DATA_HOME: path.join(home, 'data'),
        XDG_RUNTIME_DIR: path.join(home, 'run'),
        TMPDIR: path.join(home, 'tmp'),
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
        GSETTINGS_BACKEND: 'memory',
        ...env,
      },
    });
    running.add(this);
    const keep = (/** @type {Buffer} */ chunk) => {
      this.log += chunk;
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.child.on('error', keep);
  }

  get ended() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Why nothing more can come of it; null while it lives. */
  dead = () =>
    this.ended
      ? `the app ended with ${this.child.exitCode ?? this.child.signalCode}:\n${this.log.trim()}`
      : null;

  /** Waits for its window, and puts the keyboard there. @param {string} title @returns {Promise<string>} id */
  async window(title) {
    const { screen, dead } = this;
    try {
      const id = await until(`a window "${title}"`, () => screen.window(title), { dead });
      screen.focus(id);
      return id;
    } catch (error) {
      if (/SUID sandbox helper|No usable sandbox/.test(this.log))
        throw new CannotBeTried(
          "Chromium's sandbox needs user namespaces here, or its helper to be root's",
        );
      throw error;
    }
  }

  /** Ends all of it at once. */
  stop() {
    running.delete(this);
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }
}

/**
 * Runs the app as long as `work` takes. When that throws, what was on the screen is told as well.
 * @template T
 * @param {string} executable @param {How} how @param {(app: App) => Promise<T>} work @returns {Promise<T>}
 */
export async function withApp(executable, how, work) {
  const app = new App(executable, how);
  try {
    return await work(app);
  } catch (error) {
    if (error instanceof CannotBeTried || !(error instanceof Error)) throw error;
    const picture = how.screen.keepPicture();
    if (picture !== null) error.message += `\n        the screen: ${picture}`;
    throw error;
  } finally {
    app.stop();
  }
}
