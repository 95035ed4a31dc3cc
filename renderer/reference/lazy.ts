/** What the window needs of the Reference, loaded on demand. */
export { openAtActive, openField, openReference } from './open';
export { Reference } from './Reference';
