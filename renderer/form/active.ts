/** What commands do to the active field. */

import { formRows, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { pinValue } from '../kit/fields/pin';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import { clearRow, setRow } from '../store/typing';

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
