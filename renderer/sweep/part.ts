/** What the window wants of the sweep; read later, see `parts/`. */
export { openSweepFile, saveSweep } from './files';
export { sweepActive, sweepRow, toggleSweep } from './open';
export { planSoon } from './planner';
export { SweepView } from './SweepView';
export { WriteDialog } from './write/WriteDialog';
export { exportSweep } from './write/write';
