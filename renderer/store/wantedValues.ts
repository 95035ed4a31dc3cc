/** The dataset whose values the user asked to read, though it is large. */
import { create } from 'zustand';
import type { ResolvedDocument } from './resolutionState';

type Dataset = NonNullable<ResolvedDocument['dataset']>;

export const useWantedValues = create<{ readonly content: string }>()(() => ({ content: '' }));

/** What is in a dataset, so that the wish ends when the file changes. */
export const contentOf = (grant: string, fingerprint: string): string => `${grant} ${fingerprint}`;

/** Reads all values of the dataset. */
export function checkValues({ grant, reading }: Dataset): void {
  if (reading.status === 'ok')
    useWantedValues.setState({ content: contentOf(grant, reading.fingerprint) });
}
