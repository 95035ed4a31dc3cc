/** The views of the window, in the order of the switch. */
import type { CommandId } from '../../shared/commands/commands';
import type { Place } from '../store/viewState';

export interface View {
  readonly place: Place;
  readonly title: string;
  /** Shows it. */
  readonly command: CommandId;
}

export const VIEWS: readonly View[] = [
  { place: 'form', title: 'Configure', command: 'configure' },
  { place: 'plan', title: 'Plan', command: 'plan' },
  { place: 'sweep', title: 'Sweep', command: 'sweep' },
  { place: 'runs', title: 'Runs', command: 'runs' },
  { place: 'environments', title: 'Environments', command: 'environments' },
];
