/** The finding that is selected, on its row of the form and in the panel alike. */
import type { Finding } from '../../shared/findings/finding';
import { useStore } from './store';

/** The same for the same finding in the next resolution. */
export const findingKey = ({ rule, fields }: Pick<Finding, 'rule' | 'fields'>): string =>
  `${rule} ${fields.join(' ')}`;

export const selectFinding = (finding: Finding): void =>
  useStore.setState({ finding: findingKey(finding) });

/** Selects the finding and shows its details in the panel. */
export const showFinding = (finding: Finding): void =>
  useStore.setState({ finding: findingKey(finding), tab: 'findings' });

export const useIsSelected = (finding: Finding): boolean =>
  useStore((state) => state.finding === findingKey(finding));
