/** What of the app the killed processes use, for plain Node: bundled by `run.mjs`. */

export { Presets } from '../../electron/node/presets/library';
export { Drafts } from '../../electron/node/state/drafts';
