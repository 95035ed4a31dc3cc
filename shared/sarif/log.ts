/**
 * A SARIF 2.1.0 log (OASIS standard) of one run, in pieces: a beginning, results one a line, an end. So a log of any
 * number of results takes constant memory.
 */
import type { AppError } from '../errors/appError';
import { jsonText } from '../json/write';
import type { ArtifactLocation } from './result';
import { sarifRules } from './rules';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name under which relative locations are resolved. */
export const BASE_ID = 'ROOT';

/** Text before the first result. `baseUri` is the absolute URI, ending with a slash, that relative locations start from. */
export function sarifBeginning(version: string, baseUri: string): string {
  const driver = {
    name: 'Pinnboard',
    version,
    ...(/^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : {}),
    rules: sarifRules(),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [BASE_ID]: { uri: baseUri } },
  };
  const head = `{"$schema": ${jsonText(SCHEMA)}, "version": "2.1.0", "runs": [`;
  return `${head}${jsonText(run).slice(0, -1)},"results":[`;
}

/** Text of a result; `first` is the first of the run. */
export const sarifResult = (result: object, first: boolean): string =>
  `${first ? '' : ','}\n${jsonText(result)}`;

export interface RunEnd {
  /** Every file that was looked at, those without results too. */
  readonly artifacts: readonly ArtifactLocation[];
  readonly exitCode: number;
  /** Why files could not be read. */
  readonly problems: readonly AppError[];
}

/** Text after the last result. */
export function sarifEnd({ artifacts, exitCode, problems }: RunEnd): string {
  const invocation = {
    executionSuccessful: problems.length === 0,
    exitCode,
    ...(problems.length > 0
      ? {
          toolExecutionNotifications: problems.map(({ code, parameters, message }) => ({
            level: 'error',
            message: { text: message },
            properties: { code, parameters },
          })),
        }
      : {}),
  };
  const end = {
    artifacts: artifacts.map((location) => ({ location, roles: ['analysisTarget'] })),
    invocations: [invocation],
  };
  return `\n],${jsonText(end).slice(1)}]}\n`;
}
