import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { FixPreview } from '../../shared/diff/preview';
import { IMPORT_FORMATS, importText, recognise } from '../../shared/importers';
import type { Imported, ImportFormat } from '../../shared/importers/format';
import type { Outcome } from '../../shared/ipc/contract';
import { askPreviewOf } from '../kit/findings/preview';
import type { EditorDocument } from '../store/document';
import { useDocument } from '../store/store';
import { type Merged, type Mode, mergeRequest, usualMode } from './merge';
import { useImport } from './store';

export interface Proposal {
  /** The format it is read as; undefined for an unknown one. */
  readonly format: ImportFormat | undefined;
  readonly imported: Imported;
  /** null when the text cannot be imported. */
  readonly merged: (Merged & { readonly mode: Mode }) | null;
}

/** The format of the text and the resulting document; null while there is no text. */
export function useProposal(): Proposal | null {
  const { text, name, as, mode, datasets, models } = useDeferredValue(useImport());
  const current = useDocument((work) => work);
  const read = useMemo(() => {
    const format = IMPORT_FORMATS.find(({ id }) => id === as) ?? recognise(text, name);
    return { format, imported: importText(text, name, format, current.draft.target) };
  }, [text, name, as, current.draft.target]);
  const merged = useMemo(() => {
    if (!read.imported.ok) return null;
    const { request } = read.imported;
    const chosen = mode ?? usualMode(request);
    return { mode: chosen, ...mergeRequest(current, request, { mode: chosen, datasets, models }) };
  }, [read, current, mode, datasets, models]);
  return text.trim() === '' ? null : { ...read, merged };
}

/** The resulting changes of payload and findings; null while the main process computes them. */
export function useDraftPreview(work: EditorDocument | undefined): Outcome<FixPreview> | null {
  const draft = work?.draft;
  const [answer, setAnswer] = useState<{ of: typeof draft; outcome: Outcome<FixPreview> }>();
  useEffect(() => {
    if (!draft) return;
    let wanted = true;
    void askPreviewOf(() => draft).then((outcome) => {
      if (wanted) setAnswer({ of: draft, outcome });
    });
    return () => {
      wanted = false;
    };
  }, [draft]);
  return answer && answer.of === draft ? answer.outcome : null;
}
