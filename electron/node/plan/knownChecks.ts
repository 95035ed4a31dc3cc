/** The checks of a dataset's network input, read from its file. */
import type { DatasetFacts } from '../../../shared/dataset/facts';
import type { FileContext } from '../../../shared/dataset/fileContext';
import type { InputChecks, KnownChecks } from '../../../shared/dataset/inputChecks';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import type { ErrorCode } from '../../../shared/errors/codes';
import { mergedProvenance } from '../../../shared/factory';
import { checksQuestion } from '../../../shared/plan/input/expected';
import type { Quantity } from '../../../shared/plan/input/statistics';
import { planInputs } from '../../../shared/plan/inputs';
import type { Request } from '../../../shared/request/request';
import type { JobContext } from '../jobs/jobContext';
import { MemberCache } from '../npz/memberCache';
import { OpenNpz } from '../npz/openNpz';
import { checksOf } from './input';
import { InputSources } from './inputSource';

interface Asked {
  readonly array: string;
  readonly expects: Quantity;
  /** Whether the axes are fitted where no object predicts the patterns; takes seconds. */
  readonly fit: boolean;
}

/** Why the patterns were not tested. */
export interface NotChecked {
  readonly reason: string;
  readonly code: ErrorCode;
}

/** Tests the patterns of a dataset, or why they cannot be tested. */
export async function checkDataset(
  dataset: string,
  { array, expects, fit }: Asked,
  context: JobContext,
): Promise<InputChecks | NotChecked> {
  try {
    const npz = await OpenNpz.open(dataset, new MemberCache());
    try {
      const source = await new InputSources().of(npz, array, context);
      return await checksOf(source, { expects, fit }, context);
    } finally {
      await npz.close();
    }
  } catch (error) {
    if (error instanceof AppError && !isCancelled(error))
      return { reason: error.message, code: error.code };
    throw error;
  }
}

/** Checks the dataset of a request's run; null where there is nothing to check. */
export type ChecksBy = (
  request: Request,
  fileContext: FileContext,
  dataset: string,
) => Promise<readonly KnownChecks[] | null>;

/** Checks datasets that `isSmall` takes for small, each once. */
export function madeChecks(isSmall: (facts: DatasetFacts) => boolean): ChecksBy {
  const known = new Map<string, readonly KnownChecks[] | null>();
  return async (request, fileContext, dataset) => {
    const { dataset: reading } = fileContext;
    if (reading.status !== 'ok' || !isSmall(reading)) return null;
    const provenance = mergedProvenance(request, fileContext);
    const asked = checksQuestion(planInputs(request, { provenance }, fileContext), reading);
    if (!asked) return null;
    const before = known.get(asked.key);
    if (before !== undefined) return before;
    const unwatched = { signal: new AbortController().signal, progress: () => {} };
    const made = await checkDataset(dataset, { ...asked, fit: false }, unwatched);
    const checks = 'reason' in made ? null : [{ key: asked.key, checks: made.checks }];
    known.set(asked.key, checks);
    return checks;
  };
}
