/** The upgrade of the document to another target: its preview, and the copy. */
import { AppError, errorData } from '../../shared/errors/appError';
import type { Outcome } from '../../shared/ipc/contract';
import { decode } from '../../shared/ipc/wire';
import type { Draft } from '../../shared/request/draft';
import { applyEdits, type Edit } from '../../shared/request/edits';
import type { SettingUpgrade, Upgrade } from '../../shared/upgrade/upgrade';
import { bridge } from '../bridge/bridge';
import { newId } from '../store/document';
import { markLost } from '../store/documents';
import { change } from '../store/edit';
import { waitsForText } from '../store/pending';
import { useStore } from '../store/store';

/** A setting by its place and name. */
export type SettingKey = Pick<SettingUpgrade, 'place' | 'name'>;

/** The draft without some of its settings. */
export const withoutSettings = (draft: Draft, settings: readonly SettingKey[]): Draft =>
  applyEdits(
    draft,
    settings.map(({ place, name }): Edit => {
      if (place === 'profile') return { op: 'set-profile', value: null };
      return place === 'override'
        ? { op: 'clear-override', name }
        : { op: 'clear-execution', name };
    }),
  );

/** What the draft becomes for the target `to`. */
export async function askUpgrade(draft: Draft, to: string): Promise<Outcome<Upgrade>> {
  const outcome = await bridge?.upgrade({ draft, to });
  if (!outcome) return { ok: false, error: errorData(new AppError('no-answer', {})) };
  return outcome.ok ? { ok: true, value: decode(outcome.value) } : outcome;
}

/** Opens the upgraded request as a new, unsaved document, as one step of undo; waits while a text is not understood. */
export function openUpgraded({ request, to }: Upgrade): void {
  // The row that waits is in the form.
  useStore.setState({ place: 'form', overlay: null });
  if (waitsForText('Not upgraded')) return;
  const { overrides, execution, profile } = request;
  change((doc) => ({
    ...doc,
    id: newId(),
    draft: {
      ...doc.draft,
      target: to,
      overrides,
      execution: execution ?? {},
      profile: profile ?? null,
    },
    typed: {},
    origins: {},
  }));
  const { history } = useStore.getState();
  markLost(history.present);
  useStore.setState({
    problem: null,
    notes: [],
    status: `Upgraded copy for ${to}, not saved. Undo returns to the original.`,
    applied: { label: `Upgrade to ${to}`, editorDocument: history.present },
  });
}
