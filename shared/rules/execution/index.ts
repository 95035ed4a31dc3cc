/** Rules on the execution of a run: device, workers, checkpoints, logging. */
import type { Rule } from '../rule';
import { autoMeansCpu, strategyDdp, strategyUnknown } from './device';
import { loggerUnknown, mlflowDisabled, mlflowStore, reconInterval, reconUnused } from './logger';
import { checkpointsOff, modeMax, monitorOverruled, nothingToMonitor, patience } from './watch';
import { deterministicWorkers, pinMemory, workersRefused, workersUnused } from './workers';

export const EXECUTION_RULES: readonly Rule[] = [
  strategyDdp,
  strategyUnknown,
  autoMeansCpu,
  workersRefused,
  workersUnused,
  deterministicWorkers,
  pinMemory,
  checkpointsOff,
  nothingToMonitor,
  monitorOverruled,
  modeMax,
  patience,
  loggerUnknown,
  mlflowDisabled,
  mlflowStore,
  reconUnused,
  reconInterval,
];
