import { errorText } from '../../shared/errors/words';
import type { SourcePicture } from '../../shared/ipc/prepare';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { shortNumber } from '../kit/format';
import { useJob } from '../kit/job';
import { tip } from '../kit/Tip';
import css from './ArrayCard.module.css';
import type { Card } from './cards';
import { Thumbnail } from './Thumbnail';
import { linkText, shapeText } from './texts';
import { UseMenu } from './UseMenu';
import { sourcesNow, useScope } from './usePrepared';

interface Props {
  card: Card;
  isUsed: boolean;
  fileName: string;
  /** Which file it is of has to be said. */
  isOneOfMany: boolean;
}

/** An array of a file with its picture; a wire can be drawn from it. */
export function ArrayCard({
  card: { id, file, array, parts },
  isUsed,
  fileName,
  isOneOfMany,
}: Props) {
  const scope = useScope();
  const { path, shape, dtype, type, problem, link } = array;
  const picture = useJob(scope, problem === null ? `${scope} ${id}` : '', (job) =>
    bridge?.sourcePicture({ job, sources: sourcesNow(), file, path, maxSide: 128 }),
  );
  const name = path.split('/').at(-1) || fileName;
  return (
    <article
      className={css.card}
      aria-label={path === '' ? fileName : path}
      data-node={id}
      data-kind="array"
      data-used={isUsed || undefined}
      data-busy={picture.busy || undefined}
    >
      <Thumbnail picture={picture.value} isComplex={dtype.startsWith('complex')} />
      <div className={css.words}>
        <p className={css.name} {...tip(path === name ? undefined : path)}>
          <code>{name}</code>
          {isOneOfMany && path !== '' && <span {...tip(fileName)}>file {file}</span>}
        </p>
        <p>
          <span>{shape.length > 3 ? shape.join('×') : shapeText(shape)}</span>{' '}
          <span>{dtype === 'other' ? type : dtype}</span>
        </p>
        <p {...tip(link ? linkText(link) : undefined)}>
          {problem === null ? (
            [parts > 1 ? `${parts} parts` : '', rangeText(picture.value)]
              .filter(Boolean)
              .join(' · ')
          ) : (
            <span className={css.problem}>
              <CodeText text={errorText(problem)} />
            </span>
          )}
        </p>
        {picture.problem !== null && (
          <p className={css.problem}>
            <CodeText text={picture.problem} />
          </p>
        )}
      </div>
      {problem === null && (
        <span className={css.use}>
          <UseMenu file={file} array={array} />
        </span>
      )}
    </article>
  );
}

/** Of what the picture shows, which is one pattern of many. */
function rangeText(picture: SourcePicture | null): string {
  const values =
    picture?.kind === 'points'
      ? [picture.x, picture.y]
      : picture?.kind === 'values'
        ? [picture.values]
        : [];
  let [min, max] = picture?.kind === 'plane' ? [picture.min, picture.max] : [Infinity, -Infinity];
  for (const list of values)
    for (const value of list) {
      if (value < min) min = value;
      if (value > max) max = value;
    }
  // A minimum that is nothing beside the maximum is 0.
  const low = Math.abs(min) < Math.abs(max) * 1e-4 ? 0 : min;
  return max >= min ? `${shown(low)} … ${shown(max)}` : '';
}

const shown = (value: number): string =>
  shortNumber(Number(value.toPrecision(3))).replaceAll('-', '−');
