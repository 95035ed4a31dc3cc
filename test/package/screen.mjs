// @ts-check
/** A screen of its own (Xvfb), and what a user does at it, by xdotool. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startDisplay } from '../../build/display.mjs';
import { ROOT } from '../../build/paths.mjs';

const SIZE = '1440x900x24';
export const PICTURES = 'test-results/package';

export class Screen {
  display = '';
  #stop = () => {};
  #pictures = 0;

  /** Starts it on the first display that is free. */
  async start() {
    const { name, stop } = await startDisplay(SIZE);
    this.display = name;
    this.#stop = stop;
  }

  stop() {
    this.#stop();
  }

  /** Runs a program at this screen; what it prints. @param {string} program @param {string[]} args */
  #run(program, args) {
    const env = { ...process.env, DISPLAY: this.display };
    return spawnSync(program, args, { env, encoding: 'utf8', timeout: 20_000 });
  }

  /** Titles of the windows that can be seen, by id. @returns {Map<string, string>} */
  windows() {
    const found = this.#run('xdotool', ['search', '--onlyvisible', '--name', '.']);
    const ids = found.stdout.split('\n').filter((line) => line !== '');
    return new Map(
      ids.map((id) => [id, this.#run('xdotool', ['getwindowname', id]).stdout.trim()]),
    );
  }

  /** The window with this title. @param {string} title @returns {string | null} its id */
  window(title) {
    for (const [id, name] of this.windows()) if (name === title) return id;
    return null;
  }

  /** What a window tells the desktop of itself, as xprop prints it. @param {string} id @param {string} name */
  property(id, name) {
    return this.#run('xprop', ['-id', id, name]).stdout;
  }

  /** No window manager does it here. @param {string} id */
  focus(id) {
    this.#run('xdotool', ['windowfocus', '--sync', id]);
  }

  /** @param {string[]} keys as xdotool names them */
  press(...keys) {
    this.#run('xdotool', ['key', '--clearmodifiers', ...keys]);
  }

  /** @param {string} text */
  type(text) {
    this.#run('xdotool', ['type', '--clearmodifiers', '--delay', '4', text]);
  }

  /** Writes what is to be seen; false when that cannot be done. @param {string} file */
  picture(file) {
    return this.#run('import', ['-window', 'root', file]).status === 0;
  }

  /** Keeps a picture for whoever looks into a failure; its path in the checkout, null when there is none. */
  keepPicture() {
    mkdirSync(path.join(ROOT, PICTURES), { recursive: true });
    this.#pictures += 1;
    const file = `${PICTURES}/${this.#pictures}.png`;
    return this.picture(path.join(ROOT, file)) ? file : null;
  }
}
