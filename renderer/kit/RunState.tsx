import type { RunRow } from '../../shared/ipc/runs';
import { Icon } from './Icon';
import css from './RunState.module.css';
import { stateIcon, stateText } from './runStateWords';

/** The state of a run as icon and word. */
export const RunState = ({ run }: { run: Pick<RunRow, 'state' | 'problem'> }) => (
  <span className={css.state} data-state={run.state ?? undefined}>
    <Icon name={stateIcon(run)} size={14} />
    {stateText(run)}
  </span>
);
