import { useDeferredValue, useEffect, useMemo } from 'react';
import { IMPORT_FORMATS, importText, recognise } from '../../shared/importers';
import type { Imported, ImportFormat } from '../../shared/importers/format';
import { reportError } from '../bridge/reportError';
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
  const error = read.imported.ok ? undefined : read.imported.error;
  useEffect(() => {
    if (error?.code === 'internal-error') reportError('error', error.cause);
  }, [error]);
  const merged = useMemo(() => {
    if (!read.imported.ok) return null;
    const { request } = read.imported;
    const chosen = mode ?? usualMode(request);
    return { mode: chosen, ...mergeRequest(current, request, { mode: chosen, datasets, models }) };
  }, [read, current, mode, datasets, models]);
  return text.trim() === '' ? null : { ...read, merged };
}
