import type { FormRow } from '../../shared/form/rows';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { change } from '../store/edit';
import { setRow } from '../store/typing';

/** Whether a row names a file or folder; PyTorch's sections keep paths as text. */
export const isPath = ({ type, group }: FormRow): boolean =>
  type.kind === 'path' || (type.kind === 'str' && group === 'paths');

/** Asks for a path and sets the row to it. */
export async function choosePath(row: FormRow): Promise<void> {
  const what = /dir|folder/.test(row.name) ? 'folder' : 'file';
  const path = await ask(bridge?.choosePath(what));
  if (path !== null && path !== undefined) change((doc) => setRow(doc, row, path));
}
