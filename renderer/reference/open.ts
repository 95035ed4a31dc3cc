/** Opening the Reference from anywhere in the window. */
import { findPage, pageOfName } from '../../shared/reference/entries';
import { useStore } from '../store/store';
import { goToPage } from './store';

/** Opens it at a page, or as it was left. */
export function openReference(id?: string): void {
  const page = id === undefined ? undefined : findPage(id);
  if (page) goToPage(page.id);
  useStore.setState({ overlay: 'reference' });
}

/** Opens it at the page of a field or array. */
export const openField = (name: string): void => openReference(pageOfName(name)?.id);

/** Opens it at the active field, or as it was left. */
export function openAtActive(): void {
  const { activeRow } = useStore.getState();
  openReference(activeRow === null ? undefined : pageOfName(activeRow)?.id);
}
