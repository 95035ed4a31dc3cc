// @ts-check
/**
 * `npm run bench:start`: start, memory and sizes, each beside a named peer; one alone with `-- --start`, `-- --memory`,
 * `-- --sizes`. Figures come as lines of a Markdown table; on Linux the windows stand on a virtual display.
 */
import { bundleIfStale } from '../../../build/bundle.mjs';
import { takeOwnDisplay } from '../../../build/display.mjs';
import { ensureSystem } from '../../../build/system.mjs';
import { memory } from './memory.mjs';
import { sizes } from './sizes.mjs';
import { starts } from './starts.mjs';

const PARTS = { '--start': starts, '--memory': memory, '--sizes': sizes };

const words = process.argv.slice(2);
ensureSystem();
await takeOwnDisplay();
await bundleIfStale();
const chosen = Object.entries(PARTS).filter(([flag]) => words.includes(flag));
for (const [, part] of chosen.length > 0 ? chosen : Object.entries(PARTS)) await part();
