/** What main answers about the files and the recipe: asked again whenever they change, old questions cancelled. */
import type { Outcome } from '../../shared/ipc/contract';
import type { OpenedSources, RecipePreview } from '../../shared/ipc/prepare';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import type { PreparedCheck } from '../../shared/prepare/check';
import { bridge } from '../bridge/bridge';
import { type Job, useJob } from '../kit/job';
import { usePrepare } from './store';

/** A preview with the files and the recipe that it is of, as text. */
export interface PreviewOf extends RecipePreview {
  readonly of: string;
}

export interface Prepared {
  readonly opened: Job<OpenedSources>;
  readonly preview: Job<PreviewOf>;
  readonly checks: Job<readonly PreparedCheck[]>;
}

/** The grants of the files, in the order in which the recipe counts them. */
export const sourcesNow = (): string[] => usePrepare.getState().sources.map(({ grant }) => grant);

/** The same text means the same files. */
export const useScope = (): string =>
  usePrepare(({ sources, attempt }) =>
    sources.length === 0 ? '' : `${attempt} ${sources.map(({ grant }) => grant).join(' ')}`,
  );

export function usePrepared(): Prepared {
  const scope = useScope();
  const recipe = usePrepare((state) => state.recipe);
  const index = usePrepare((state) => state.index);
  const opened = useJob(scope, scope, (job) =>
    bridge?.openSources({ job, sources: sourcesNow() }).then((outcome) => mapped(outcome, decode)),
  );
  const of = opened.value !== null && recipe !== null ? `${scope} ${jsonText(recipe)}` : '';
  const preview = useJob(scope, of === '' ? '' : `${index} ${of}`, (job) =>
    recipe === null
      ? undefined
      : bridge
          ?.previewRecipe({ job, sources: sourcesNow(), recipe, index })
          .then((outcome) => mapped(outcome, (value): PreviewOf => ({ ...value, of }))),
  );
  // A sample of patterns takes seconds: not before there is a preview of this recipe, and not again for another pattern.
  const { value } = preview;
  const isWhole = value?.of === of && value.patterns.ok && value.positions.ok;
  const checks = useJob(scope, isWhole ? of : '', (job) =>
    recipe === null ? undefined : bridge?.checkRecipe({ job, sources: sourcesNow(), recipe }),
  );
  return { opened, preview, checks };
}

const mapped = <T, U>(outcome: Outcome<T>, map: (value: T) => U): Outcome<U> =>
  outcome.ok ? { ok: true, value: map(outcome.value) } : outcome;
