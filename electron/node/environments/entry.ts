/** Environments as they are kept: made of what a path or a description says. */
import { hostname } from 'node:os';
import {
  type Environment,
  freeName,
  suggestedName,
} from '../../../shared/environments/environment';
import type { EnvironmentReport } from '../../../shared/environments/report';

/** This machine's environment with that report. */
export const localEnvironment = (name: string, report: EnvironmentReport): Environment => ({
  name,
  kind: 'local',
  path: report.path,
  interpreter: report.interpreter,
  host: null,
  report,
  readAt: Date.now(),
  statedTarget: null,
  gpu: null,
  notes: '',
});

/** The same as another machine is to see it. */
export const describedEnvironment = (name: string, report: EnvironmentReport): Environment => ({
  ...localEnvironment(name, report),
  kind: 'described',
  host: hostname(),
});

/** The environment with what its files say now; what the user wrote about it stays. */
export const refreshed = (environment: Environment, report: EnvironmentReport): Environment => ({
  ...environment,
  interpreter: report.interpreter,
  report,
  readAt: Date.now(),
});

/** A free name for what a report is about: that of its environment's folder, else of its checkout. */
export const nameFor = (report: EnvironmentReport, taken: readonly string[]): string =>
  freeName(suggestedName(report.interpreter ?? report.root), taken);
