/** The effect of applying presets to the document. */

import { formRows, rowSetting } from '../../shared/form/formRows';
import { settingKey } from '../../shared/form/typedText';
import { type Application, applyPresets } from '../../shared/presets/apply';
import { madeFor } from '../../shared/presets/fit';
import type { Preset } from '../../shared/presets/preset';
import { findTarget } from '../../shared/targets';
import { appliedText } from '../store/appliedText';
import { type EditorDocument, withDraft, withWorkflow } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import { usePresets } from './store';

export interface Chosen {
  readonly presets: readonly Preset[];
  readonly replace: boolean;
  readonly switching: boolean;
}

/** The document before presets are applied: switched to their target and workflow when the user wants that. */
function switched(doc: EditorDocument, { presets, switching }: Chosen): EditorDocument {
  if (!switching) return doc;
  const { target, workflow } = madeFor(presets);
  const there = target !== undefined && findTarget(target) ? withDraft(doc, { target }) : doc;
  return workflow === undefined ? there : withWorkflow(there, workflow);
}

/** What each preset contributes, and the resulting document. */
export function planOf(
  doc: EditorDocument,
  chosen: Chosen,
): Application<EditorDocument['draft']> & { readonly doc: EditorDocument } {
  const from = switched(doc, chosen);
  const application = applyPresets(from.draft, chosen.presets, {
    replace: chosen.replace,
    origins: from.origins,
  });
  const { draft, origins } = application;
  return { ...application, doc: { ...from, draft, origins, typed: stillTyped(from, draft) } };
}

/** Without typed text that no longer matches its setting; undo restores it. */
function stillTyped(
  { typed, draft: before }: EditorDocument,
  draft: EditorDocument['draft'],
): EditorDocument['typed'] {
  const rows = formRows(draft.target, draft.workflow);
  const moved = new Set(
    rows
      .filter((row) => settingKey(rowSetting(row, before)) !== settingKey(rowSetting(row, draft)))
      .map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !moved.has(name)));
}

/** Applies presets as one step; the footer reports it and offers to undo it. */
export function applyChosen(chosen: Chosen): void {
  change((doc) => planOf(doc, chosen).doc);
  usePresets.setState({ mode: 'view', layers: [], switching: false });
  const { history } = useStore.getState();
  const names = chosen.presets.map(({ name }) => name);
  const label = names.length === 1 ? `preset ${names[0]}` : `presets ${names.join(' + ')}`;
  useStore.setState({
    overlay: null,
    status: appliedText(label),
    applied: { label, editorDocument: history.present },
  });
}

/** Treats settings from presets as the user's own. */
export const forgetOrigins = (): void => change((doc) => ({ ...doc, origins: {} }));
