/** Asking a target's factory alone, without the rules: what an upgrade compares with and without a setting. */
import type { FileContext } from '../dataset/fileContext';
import { isBlocking } from '../findings/finding';
import type { Request } from '../request/request';
import type { FactoryResult, Target } from '../targets/target';

/** What the target's factory makes of a request. */
export const run = (target: Target, request: Request, fileContext: FileContext): FactoryResult =>
  request.workflow === 'training'
    ? target.training(request, fileContext)
    : target.inference(request, fileContext);

/** Whether the factory rejects a request because of one of these names. */
export const isRejected = (
  target: Target,
  request: Request,
  names: readonly string[],
  fileContext: FileContext,
): boolean =>
  run(target, request, fileContext).findings.some(
    (finding) => isBlocking(finding) && finding.fields.some((field) => names.includes(field)),
  );
