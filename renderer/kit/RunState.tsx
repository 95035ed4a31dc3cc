import type { ReactNode } from 'react';
import type { RunRow } from '../../shared/ipc/runs';
import { Icon } from './Icon';
import css from './RunState.module.css';
import { stateIcon, stateText } from './runStateWords';

interface Props {
  run: Pick<RunRow, 'state' | 'problem'>;
  /** In the place of the word for the state. */
  children?: ReactNode;
}

/** The state of a run as icon and word. */
export const RunState = ({ run, children }: Props) => (
  <span className={css.state} data-state={run.state ?? undefined}>
    <Icon name={stateIcon(run)} size={14} />
    {children ?? stateText(run)}
  </span>
);
