/** What main knows of the files of the resolved draft: asked again when a file or its name is another one. */

import { create } from 'zustand';
import { type FileContext, NO_FILES } from '../../shared/dataset/fileContext';
import { decode } from '../../shared/ipc/wire';
import { jsonText } from '../../shared/json/write';
import type { Draft } from '../../shared/request/draft';
import { bridge } from '../bridge/bridge';
import { share } from '../store/share';
import { type State, useStore } from '../store/store';

export const usePlanFiles = create<{ readonly files: FileContext }>()(() => ({ files: NO_FILES }));

let last: { readonly key: string; readonly draft: Draft } | null = null;

/** Asks main where the files may be others than they were. */
export async function followFiles({ resolvedDocument }: State): Promise<void> {
  const { draft } = resolvedDocument;
  const { dataset, model, workflow, overrides } = draft;
  const key = jsonText([dataset, model, workflow, overrides.test_data_file ?? null]);
  // The same draft resolved once more: more is known of its dataset.
  if (last?.key === key && last.draft !== draft) {
    last = { key, draft };
    return;
  }
  last = { key, draft };
  const outcome = await bridge?.fileContext(draft);
  if (!outcome?.ok || last?.key !== key) return;
  const files = decode(outcome.value);
  usePlanFiles.setState((before) => ({ files: share(before.files, files) }));
}

/** Follows the store from now on. */
export function connectFiles(): void {
  useStore.subscribe((state, before) => {
    if (
      state.resolution !== before.resolution ||
      state.resolvedDocument.draft !== before.resolvedDocument.draft
    )
      void followFiles(state);
  });
  void followFiles(useStore.getState());
}
