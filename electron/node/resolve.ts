/** Resolving a request where there is a log: a rule that throws is logged. */
import type { FileContext } from '../../shared/dataset/fileContext';
import * as factory from '../../shared/factory';
import type { Resolution } from '../../shared/factory/resolution';
import type { Request } from '../../shared/request/request';
import { logError } from './log';

/** Rules run at every key press; a bug in one is logged once. */
const logged = new Set<string>();

function logOnce(rule: string, error: unknown): void {
  if (!logged.has(rule)) logError(`rule ${rule}`, error);
  logged.add(rule);
}

/** See `resolve` of the factory. */
export const resolve = (request: Request, fileContext: FileContext): Resolution =>
  factory.resolve(request, fileContext, logOnce);
