import { errorText } from '../../shared/errors/words';
import type { FormRow } from '../../shared/form/rows';
import { bridge } from '../bridge/bridge';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import { setRow } from '../store/typing';

/** Whether a row names a file or folder; PyTorch's sections keep paths as text. */
export const isPath = ({ type, group }: FormRow): boolean =>
  type.kind === 'path' || (type.kind === 'str' && group === 'paths');

/** Asks for a path and sets the row to it. */
export async function choosePath(row: FormRow): Promise<void> {
  const what = /dir|folder/.test(row.name) ? 'folder' : 'file';
  const outcome = await bridge?.choosePath(what);
  if (outcome && !outcome.ok) useStore.setState({ problem: errorText(outcome.error) });
  const path = outcome?.ok ? outcome.value : null;
  if (path !== null) change((work) => setRow(work, row, path));
}
