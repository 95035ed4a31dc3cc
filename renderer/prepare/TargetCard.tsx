import type { Recipe } from '../../shared/prepare/recipe';
import type { SourceFile } from '../../shared/prepare/source';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import type { Job } from '../kit/job';
import { tip } from '../kit/Tip';
import { Chips } from './Chips';
import { ARRAYS, type Target } from './edit';
import { ProbePixel } from './ProbePixel';
import { problemOf } from './problems';
import { SourceMenu } from './SourceMenu';
import css from './TargetCard.module.css';
import { shapeText } from './texts';
import type { PreviewOf } from './usePrepared';

interface Props {
  target: Target;
  files: readonly (SourceFile | null)[];
  recipe: Recipe;
  preview: Job<PreviewOf>;
  /** A wire that is being drawn would end here. */
  isAimedAt: boolean;
}

/** An array that PtychoPINN reads: where it comes from, and what is done to it. */
export function TargetCard({ target, files, recipe, preview, isAimedAt }: Props) {
  const [first = '', second] = ARRAYS[target];
  const { value } = preview;
  const isMade = recipe[target] === 'ones';
  const shape = value?.arrays.find(({ name }) => name === first)?.shape;
  // What is made from ones needs nothing of its own.
  const problem = value === null || isMade ? null : problemOf(value, target);
  const hasPixel = value?.geometry.ok === true && value.geometry.value.pixelM !== null;
  // The same sentence is said once for both axes.
  const isSaid = target === 'y' && recipe.x !== null && recipe.y !== null;
  return (
    <article
      className={css.card}
      aria-label={first}
      data-target={target}
      data-made={isMade || undefined}
      data-aim={isAimedAt || undefined}
    >
      <span className={css.port} data-port aria-hidden />
      <header className={css.head}>
        <span className={css.name}>
          <code>{first}</code>
          {second !== undefined && (
            <>
              {' and '}
              <code>{second}</code>
            </>
          )}
        </span>
        <SourceMenu target={target} files={files} recipe={recipe} hasPixel={hasPixel} />
        <span className={css.shape}>{shape ? shapeText(shape) : ''}</span>
        <State problem={problem} isMade={isMade} isKnown={value !== null} />
      </header>
      {!isMade && recipe[target] !== null && (
        <Chips target={target} recipe={recipe} files={files} shape={shape ?? []} />
      )}
      {target === 'probe' && <ProbePixel recipe={recipe} isAsked={problem !== null} />}
      {problem !== null && !isSaid && (
        <p className={css.problem}>
          <CodeText text={problem} />
        </p>
      )}
    </article>
  );
}

function State({
  problem,
  isMade,
  isKnown,
}: {
  problem: string | null;
  isMade: boolean;
  isKnown: boolean;
}) {
  if (problem !== null)
    return (
      <span className={css.bad} role="img" aria-label="not ready" {...tip('Not ready')}>
        <Icon name="cross" size={14} />
      </span>
    );
  if (isMade || !isKnown)
    return (
      <span
        className={css.made}
        role="img"
        aria-label={isMade ? 'optional' : 'reading'}
        {...tip(isMade ? 'Optional: needed by the memory-map loader alone' : '')}
      >
        <Icon name="dashed" size={14} />
      </span>
    );
  return (
    <span className={css.good} role="img" aria-label="ready">
      <Icon name="ok" size={14} />
    </span>
  );
}
