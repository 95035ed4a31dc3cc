/** Safe fixes on the command line, as the lines of a diff. */
import type { FileContext } from '../../shared/dataset/fileContext';
import {
  type FixPreview,
  type PayloadChange,
  previewOf,
  type SettingChange,
} from '../../shared/diff/preview';
import { planSafeFixes } from '../../shared/diff/safeFixes';
import type { Finding } from '../../shared/findings/finding';
import type { Request } from '../../shared/request/request';
import { resolve } from '../node/resolve';

export interface FixedRequest {
  readonly request: Request;
  /** How many fixes were applied. */
  readonly count: number;
  readonly preview: FixPreview;
}

/** The request with every safe fix applied, until none is left. */
export async function fixSafely(request: Request, fileContext: FileContext): Promise<FixedRequest> {
  const before = { draft: request, resolution: resolve(request, fileContext) };
  const plan = await planSafeFixes(request, before.resolution, (next) =>
    resolve(next, fileContext),
  );
  return { request: plan.draft, count: plan.fixes.length, preview: previewOf(before, plan) };
}

/** The preview as a diff: settings of the request, fields of the payload, findings. */
export function previewLines({ settings, payload, gone, come, restated }: FixPreview): string[] {
  return [
    ...settings.map(settingLine),
    ...payload.rows.map(({ path, row: { cells, kind } }) => {
      const [a, b] = cells;
      return kind === 'source'
        ? `~ ${path}: ${b?.text} from ${b?.layer} instead of ${a?.layer}`
        : `~ ${path}: ${a?.text ?? 'n/a'} -> ${b?.text ?? 'n/a'}`;
    }),
    payloadLine(payload),
    ...gone.map((finding) => `- ${findingText(finding)}`),
    ...restated.map(({ after }) => `~ ${findingText(after)}: ${after.message}`),
    ...come.map((finding) => `+ ${findingText(finding)}: ${finding.message}`),
  ];
}

function settingLine({ place, name, before, after }: SettingChange): string {
  const what = place === name ? name : `${place} ${name}`;
  if (before === null) return `+ ${what} = ${after}`;
  return after === null ? `- ${what} = ${before}` : `~ ${what}: ${before} -> ${after}`;
}

function payloadLine({ given, comparable, differing }: PayloadChange): string {
  const state = given.after ? '' : ' (blocked)';
  if (!comparable) return `payload${state}: nothing to compare`;
  return `payload${state}: ${differing} fields change`;
}

const findingText = ({ severity, rule, fields }: Finding): string =>
  [severity, rule, fields[0] ?? ''].join(' ').trimEnd();
