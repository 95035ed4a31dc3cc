/** What the window wants of the reference; read later, see `parts/`. */
export { openAtActive, openField, openReference } from './open';
export { Reference } from './Reference';
