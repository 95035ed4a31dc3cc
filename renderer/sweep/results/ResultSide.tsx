import { itemText } from '../../../shared/sweep/draft/list';
import { type PointResult, scaleOf } from '../../../shared/sweep/results/results';
import { typeOfName } from '../../../shared/targets/catalogue';
import { visible } from '../../../shared/values/visible';
import { Button } from '../../kit/Button';
import { counted, shortNumber } from '../../kit/format';
import { RunState } from '../../kit/RunState';
import side from '../point/Side.module.css';
import { Importance } from './Importance';
import css from './Results.module.css';
import { startFrom } from './read';
import type { ShownResults } from './shown';
import { useResults } from './store';
import { Thumbnail } from './Thumbnail';

/** The selected point, or the best one, and which axes matter. */
export function ResultSide({ shown }: { shown: ShownResults }) {
  const selected = useResults((state) => state.selected);
  const { results, best, judged } = shown;
  const chosen = results.points.find(({ name }) => name === selected);
  const point = chosen ?? best;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard.
    <div className={side.panel} tabIndex={0}>
      {point ? (
        <Point shown={shown} point={point} isChosen={chosen !== undefined} />
      ) : (
        <small>No point has finished with a loss yet.</small>
      )}
      {judged.length > 0 && <Importance shown={shown} />}
    </div>
  );
}

interface Props {
  readonly shown: ShownResults;
  readonly point: PointResult;
  readonly isChosen: boolean;
}

function Point({ shown, point, isChosen }: Props) {
  const { results, best, judged, scale } = shown;
  const { index, name, state, evidence, values, losses, loss, pictures } = point;
  const isBest = name === best?.name;
  return (
    <section aria-label={isBest ? 'Best point' : 'Selected point'}>
      <div className={side.head}>
        <h3>
          Point {index}
          {isBest && <small> best of {counted(judged.length, 'finished point')}</small>}
        </h3>
        {state !== null && <RunState run={{ state, problem: null }} />}
        {isChosen && (
          <Button
            variant="ghost"
            small
            icon="close"
            label="Show the best point"
            onClick={() => useResults.setState({ selected: null })}
          />
        )}
      </div>
      <code>{visible(name)}</code>
      <dl className={side.values}>
        {results.axes.map((axis) => (
          <div key={axis.name}>
            <dt>
              <code>{axis.name}</code>
            </dt>
            <dd>
              <code>
                {itemText(values[axis.name] ?? null, typeOfName(results.target, axis.name))}
              </code>
            </dd>
          </div>
        ))}
        {losses.map((one) => (
          <div key={one.name}>
            <dt>
              <code>{one.name}</code>
            </dt>
            <dd>
              {one.best === null ? '–' : shortNumber(one.best)}
              {one.best_epoch !== null && <small> at epoch {one.best_epoch + 1}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {loss && scale && scaleOf(loss) !== scale.key && (
        <p>
          Its loss is on another scale ({visible(loss.scale_key ?? 'not known')}) and is not
          compared.
        </p>
      )}
      {state !== 'finished' && <p>{evidence.join(' ')}</p>}
      {pictures.length > 0 && (
        <div className={css.pictures}>
          {pictures.map((picture) => (
            <Thumbnail key={picture.name} point={point} name={picture.name} />
          ))}
        </div>
      )}
      {state !== null && (
        <div className={side.actions}>
          <Button
            {...(isBest && { variant: 'primary' as const })}
            tip="Its request becomes the configuration; undo restores what is there now"
            onClick={() => void startFrom(name)}
          >
            {isBest ? 'Take the best as starting point' : 'Use as starting point'}
          </Button>
        </div>
      )}
    </section>
  );
}
