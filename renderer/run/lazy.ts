/** What the window needs of starting a run, loaded on demand: host files are read by a schema that nothing else needs. */
export { openRun } from './open';
export { RunSheet } from './RunSheet';
