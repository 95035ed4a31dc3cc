/** The finding that a dataset is another program's: a copy can be prepared. */
import type { Finding } from '../../../shared/findings/finding';
import { useStore } from '../../store/store';

/** The factory's and the run's. */
const RULES: readonly string[] = ['dataset-unprepared', 'dataset-unprepared-factory'];

export const isUnprepared = ({ rule }: Pick<Finding, 'rule'>): boolean => RULES.includes(rule);

/** Whether the document's dataset is another program's. */
export const useIsUnprepared = (): boolean =>
  useStore(({ resolution }) => resolution.findings.some(isUnprepared));
