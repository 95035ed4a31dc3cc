/** What the window needs of the sweep, loaded on demand. */
export { openSweepFile, saveSweep } from './files';
export { sweepActive, sweepRow } from './open';
export { planSoon } from './planner';
export { SweepView } from './SweepView';
export { WriteDialog } from './write/WriteDialog';
export { exportSweep } from './write/write';
