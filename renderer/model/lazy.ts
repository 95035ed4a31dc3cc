/** What the window needs of the sheet of a trained network, loaded on demand. */
export { ModelSheet } from './ModelSheet';
export { openModelSheet } from './store';
