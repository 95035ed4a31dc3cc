/** Asking a target's factory alone, without the rules. */
import type { FileContext } from '../dataset/fileContext';
import { mergeRequest } from '../factory/merge';
import { isBlocking } from '../findings/finding';
import type { Request } from '../request/request';
import type { Target } from '../targets/target';

/** Whether the factory rejects a request because of one of these names. */
export const isRejected = (
  target: Target,
  request: Request,
  names: readonly string[],
  fileContext: FileContext,
): boolean =>
  mergeRequest(target, request, fileContext).findings.some(
    (finding) => isBlocking(finding) && finding.fields.some((field) => names.includes(field)),
  );
