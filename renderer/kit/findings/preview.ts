/** Asks main for the effect of a fix on the draft. Nothing is applied, and answers are cached per draft. */

import { type FixPreview, previewOf } from '../../../shared/diff/preview';
import { planSafeFixes, type SafePlan } from '../../../shared/diff/safeFixes';
import { AppError, appErrorOf, errorData } from '../../../shared/errors/appError';
import type { Resolution } from '../../../shared/factory/resolution';
import type { Outcome } from '../../../shared/ipc/contract';
import { decode } from '../../../shared/ipc/wire';
import { jsonText } from '../../../shared/json/write';
import type { Draft } from '../../../shared/request/draft';
import type { Edit } from '../../../shared/request/edits';
import { applyEdits } from '../../../shared/request/edits';
import { bridge } from '../../bridge/bridge';
import { settled } from '../../store/settled';
import type { State } from '../../store/store';

/** All safe fixes and their combined effect. */
export interface SafePreview {
  readonly plan: SafePlan<Draft, Resolution>;
  readonly preview: FixPreview;
}

type Base = Pick<State, 'resolution'> & { readonly draft: Draft };

/** The draft that the cached answers are for. */
let base: Base | null = null;
const fixes = new Map<string, Promise<Outcome<FixPreview>>>();
let safe: Promise<Outcome<SafePreview>> | null = null;

/** The effect of a fix with these edits on the current draft. */
export async function askPreview(edits: readonly Edit[]): Promise<Outcome<FixPreview>> {
  const now = await settledBase();
  const key = jsonText(edits);
  const known = fixes.get(key);
  if (known) return known;
  const answer = attempt(async () => {
    const draft = applyEdits(now.draft, edits);
    return previewOf(now, { draft, resolution: await resolve(draft) });
  });
  fixes.set(key, answer);
  return answer;
}

/** The same for any other change of the draft, such as applying presets. */
export async function askPreviewOf(change: (draft: Draft) => Draft): Promise<Outcome<FixPreview>> {
  const now = await settledBase();
  return attempt(async () => {
    const draft = change(now.draft);
    return previewOf(now, { draft, resolution: await resolve(draft) });
  });
}

/** The effect of all safe fixes, applied until there are no more. */
export async function askSafePreview(): Promise<Outcome<SafePreview>> {
  const now = await settledBase();
  safe ??= attempt(async () => {
    const plan = await planSafeFixes(now.draft, now.resolution, resolve);
    return { plan, preview: previewOf(now, plan) };
  });
  return safe;
}

/** The draft and its resolution, once both belong together. */
async function settledBase(): Promise<Base> {
  const {
    resolvedDocument: { draft },
    resolution,
  } = await settled();
  if (base?.draft === draft && base.resolution === resolution) return base;
  base = { draft, resolution };
  fixes.clear();
  safe = null;
  return base;
}

async function resolve(draft: Draft): Promise<Resolution> {
  const outcome = await bridge?.resolve(draft);
  if (!outcome) throw new AppError('no-answer', {});
  if (!outcome.ok) throw appErrorOf(outcome.error);
  return decode(outcome.value);
}

async function attempt<T>(doc: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await doc() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: errorData(error) };
    throw error;
  }
}
