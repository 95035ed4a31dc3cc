/** What applying the chosen presets makes of the work. */

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

/** The work before it is filled in: for another target and workflow when the user wants that. */
function switched(work: EditorDocument, { presets, switching }: Chosen): EditorDocument {
  if (!switching) return work;
  const { target, workflow } = madeFor(presets);
  const there = target !== undefined && findTarget(target) ? withDraft(work, { target }) : work;
  return workflow === undefined ? there : withWorkflow(there, workflow);
}

/** What each preset contributes, and the work that comes out. */
export function planOf(
  work: EditorDocument,
  chosen: Chosen,
): Application<EditorDocument['draft']> & { readonly work: EditorDocument } {
  const from = switched(work, chosen);
  const application = applyPresets(from.draft, chosen.presets, {
    replace: chosen.replace,
    origins: from.origins,
  });
  const { draft, origins } = application;
  return { ...application, work: { ...from, draft, origins, typed: stillTyped(from, draft) } };
}

/** Text that no longer belongs to what is set goes; undo brings it back. */
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

/** Applies them as one step; the footer says so and offers to take it back. */
export function applyChosen(chosen: Chosen): void {
  change((work) => planOf(work, chosen).work);
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

/** What presets set counts as set by hand from now on. */
export const forgetOrigins = (): void => change((work) => ({ ...work, origins: {} }));
