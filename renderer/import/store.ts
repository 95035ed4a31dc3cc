/** The text to import and its options; kept while the dialog is closed. */
import { create } from 'zustand';
import type { OpenedText } from '../../shared/ipc/contract';
import type { OpenedDataset, OpenedModel } from '../../shared/ipc/opened';
import type { Mode } from './merge';

interface ImportState {
  readonly text: string;
  /** Name of the file that the text was read from; empty for one that was pasted. */
  readonly name: string;
  /** Id of the format; null to detect it. */
  readonly as: string | null;
  /** null until the user chooses. */
  readonly mode: Mode | null;
  /** Files that the user opened for the paths in the text, by path. */
  readonly datasets: { readonly [named: string]: OpenedDataset };
  readonly models: { readonly [named: string]: OpenedModel };
}

export const useImport = create<ImportState>()(() => ({
  text: '',
  name: '',
  as: null,
  mode: null,
  datasets: {},
  models: {},
}));

/** Starts with another text. */
export const beginImport = ({
  text,
  name = '',
  dataset,
  model,
}: Partial<OpenedText> & { readonly text: string }) =>
  useImport.setState({
    text,
    name,
    as: null,
    mode: null,
    datasets: dataset ? { [dataset.named]: dataset.opened } : {},
    models: model ? { [model.named]: model.opened } : {},
  });
