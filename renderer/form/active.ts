/** What commands do to the active field. */

import { rankOf } from '../../shared/findings/finding';
import { formRows, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { pinValue } from '../kit/fields/pin';
import { applyFix } from '../kit/findings/applyFix';
import { change } from '../store/edit';
import { settled } from '../store/settled';
import { useStore } from '../store/store';
import { clearRow, setRow } from '../store/typing';
import { findingsByRow } from './findingRows';

function activeRow(): FormRow | undefined {
  const { history, activeRow: name } = useStore.getState();
  const { target, workflow } = history.present.draft;
  return formRows(target, workflow).find((row) => row.name === name);
}

const noField = (): void =>
  useStore.setState({ status: 'Select a field first, for example with the arrow keys' });

/** Removes what the user set in the active field. */
export function resetActive(): void {
  const row = activeRow();
  if (!row) {
    noField();
    return;
  }
  change((doc) => clearRow(doc, row));
  useStore.setState({ status: `${row.name} reset` });
}

/** Sets the active field to its current value, so that it no longer follows a default. */
export function pinActive(): void {
  const row = activeRow();
  if (!row) {
    noField();
    return;
  }
  const { history, resolution } = useStore.getState();
  const destination = row.destinations[0];
  const provenance = destination && resolution.provenance[destination.section]?.[destination.name];
  const pinned = provenance && pinValue(row, provenance);
  if (rowSetting(row, history.present.draft).set || pinned === undefined) {
    useStore.setState({
      status: `${row.name} is ${pinned === undefined ? 'not known yet' : 'already set'}`,
    });
    return;
  }
  change((doc) => setRow(doc, row, pinned));
  useStore.setState({ status: `${row.name} pinned to its current value` });
}

/** Applies the recommended fix of the most serious finding on the active row that has one. */
export async function fixActive(): Promise<void> {
  await settled();
  // A step to the next finding may have waited for the same answer.
  const { history, resolution, activeRow: name } = useStore.getState();
  if (name === null) {
    noField();
    return;
  }
  const here = findingsByRow(history.present.draft, resolution.findings)[name] ?? [];
  const [fix] = [...here]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flatMap(({ fixes, acknowledged }) => (acknowledged === undefined ? fixes.slice(0, 1) : []));
  if (fix) applyFix(fix.label, fix.edits);
  else useStore.setState({ status: `No fix for ${name}. F8 goes to the next finding.` });
}
