import { visible } from '../../../shared/values/visible';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Menu, MenuItem } from '../../kit/Menu';
import { Select } from '../../kit/Select';
import { openAsked } from '../files';
import css from './Results.module.css';
import { openResults, readResults, tellOptuna } from './read';
import type { ShownResults } from './shown';
import { useResults } from './store';

/** Which sweep is shown, on which scale of losses, and how much of it. */
export function ResultTools({ shown }: { shown: ShownResults | null }) {
  const isBusy = useResults((state) => state.isBusy);
  const problem = useResults((state) => state.problem);
  const isNarrowed = useResults((state) => Object.keys(state.ranges).length > 0);
  return (
    <>
      {shown && <Scales shown={shown} />}
      {isNarrowed && (
        <Button small icon="close" onClick={() => useResults.setState({ ranges: {} })}>
          Show all points
        </Button>
      )}
      {problem !== null && (
        <span className={css.problem} role="alert">
          {problem}
        </span>
      )}
      <span className={css.actions}>
        {shown && (
          <Button small disabled={isBusy} onClick={() => void readResults()}>
            {isBusy ? 'Reading…' : 'Refresh'}
          </Button>
        )}
        {shown && (
          <Menu
            trigger={
              <Button small>
                Optuna <Icon name="down" size={14} />
              </Button>
            }
            align="end"
          >
            <MenuItem
              detail="The least loss of each finished point, into a journal of Optuna"
              onSelect={() => void tellOptuna()}
            >
              Tell the results…
            </MenuItem>
            <MenuItem
              detail="Trials of a journal that wait for a result, as the next sweep"
              onSelect={() => void openAsked()}
            >
              Take the points that it asked for…
            </MenuItem>
          </Menu>
        )}
        <Button small icon="folder" onClick={() => void openResults()}>
          Open results…
        </Button>
      </span>
    </>
  );
}

/** The loss that points are judged by; a choice where there are several scales. */
function Scales({ shown: { scales, scale } }: { shown: ShownResults }) {
  if (scale === null) return null;
  if (scales.length === 1)
    return (
      <span className={css.scale}>
        <code>{visible(scale.loss)}</code>
        {scale.scaleKey === null && ' (scale not known: not compared)'}
      </span>
    );
  return (
    <Select
      small
      label="Scale of the losses"
      value={scale.key}
      choices={scales.map(({ key, loss, scaleKey, points }) => ({
        value: key,
        label: `${visible(loss)} · ${points} points`,
        detail: visible(scaleKey ?? 'scale not known: not compared'),
      }))}
      onChange={(key) => useResults.setState({ scale: key })}
    />
  );
}
