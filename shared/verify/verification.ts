/** Pinnboard's answer to a request beside that of an installed PtychoPINN. */
import { payloadChanges } from '../diff/payloadChanges';
import type { Resolution } from '../factory/resolution';
import { type Finding, isBlocking } from '../findings/finding';
import type { Value } from '../values/value';
import type { FactoryAnswer, Installed, PythonException } from './factoryProgram';

/** A field in which the two payloads differ; a value is absent where that payload has no such field. */
export interface FieldDifference {
  readonly section: string;
  readonly field: string;
  readonly pinnboard?: Value;
  readonly ptychopinn?: Value;
}

/** A field that the machine decides when PtychoPINN runs. */
export interface MachineField {
  readonly section: string;
  readonly field: string;
  readonly resolved: Value;
}

export interface Comparison {
  /** Whether both return the same payload and legacy params, or both reject the request. */
  readonly equal: boolean;
  readonly differences: readonly FieldDifference[];
  /** Not counted as differences: `auto` here, which the machine that ran has resolved. */
  readonly resolved: readonly MachineField[];
  /** PtychoPINN's own error; null when it returned a payload. */
  readonly error: PythonException | null;
  /** Why Pinnboard rejects the request; empty when it does not. */
  readonly rejections: readonly Pick<Finding, 'rule' | 'message'>[];
}

export interface Verification extends Comparison {
  readonly installed: Installed;
  /** Interpreter that ran. */
  readonly python: string;
  readonly seconds: number;
  /** What it printed, both streams; the end of it where that is long. */
  readonly output: string;
}

/** Compares every field of payload and legacy params, values as Python compares them. */
export function compareWithFactory(
  { payload, legacyParams, findings }: Pick<Resolution, 'payload' | 'legacyParams' | 'findings'>,
  answer: FactoryAnswer,
): Comparison {
  const rejections = findings.filter(isBlocking).map(({ rule, message }) => ({ rule, message }));
  const error = 'error' in answer ? answer.error : null;
  const parts = { error: error && { type: error.type, message: error.message }, rejections };
  if ('error' in answer || payload === null || legacyParams === null) {
    const equal = 'error' in answer && payload === null;
    return { equal, differences: [], resolved: [], ...parts };
  }
  const changes = payloadChanges(
    { payload, legacyParams },
    { payload: answer.payload, legacyParams: answer.legacy },
  ).map(
    ({ section, name, before, after }): FieldDifference => ({
      section,
      field: name,
      ...(before === undefined ? {} : { pinnboard: before }),
      ...(after === undefined ? {} : { ptychopinn: after }),
    }),
  );
  const differences = changes.filter((change) => !isMachines(change));
  const resolved = changes
    .filter(isMachines)
    .map(({ section, field, ptychopinn = null }) => ({ section, field, resolved: ptychopinn }));
  return { equal: differences.length === 0, differences, resolved, ...parts };
}

/** PtychoPINN's execution config resolves `auto` where it runs (ptycho/config/config.py). */
const isMachines = ({ field, pinnboard, ptychopinn }: FieldDifference): boolean =>
  field === 'accelerator' && pinnboard === 'auto' && typeof ptychopinn === 'string';
