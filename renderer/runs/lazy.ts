/** What the window needs of runs, loaded on demand. */
export { RunsView } from './RunsView';
export { runsChanged, showRun } from './read';
