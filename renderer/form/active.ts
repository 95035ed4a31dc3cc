/** What commands do to the field in hand. */
import { formRows, rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { pinValue } from '../kit/fields/pin';
import { useStore } from '../store/store';
import { clearRow, setRow } from '../store/typing';

function activeRow(): FormRow | undefined {
  const { history, activeRow: name } = useStore.getState();
  const { target, workflow } = history.present.draft;
  return formRows(target, workflow).find((row) => row.name === name);
}

const noField = (): void =>
  useStore.getState().show({ status: 'Go to a field first: the arrow keys walk through them' });

/** Takes back what the user set in the field in hand. */
export function resetActive(): void {
  const row = activeRow();
  if (!row) {
    noField();
    return;
  }
  const { change, show } = useStore.getState();
  change((work) => clearRow(work, row));
  show({ status: `${row.name} reset` });
}

/** Sets the field in hand to the value that it has now, so that no default can change it. */
export function pinActive(): void {
  const row = activeRow();
  if (!row) {
    noField();
    return;
  }
  const { change, show, history, resolution } = useStore.getState();
  const land = row.lands[0];
  const provenance = land && resolution.provenance[land.section]?.[land.name];
  const pinned = provenance && pinValue(row, provenance);
  if (rowSetting(row, history.present.draft).set || pinned === undefined) {
    show({ status: `${row.name} is ${pinned === undefined ? 'not known yet' : 'set already'}` });
    return;
  }
  change((work) => setRow(work, row, pinned));
  show({ status: `${row.name} pinned at its value` });
}
