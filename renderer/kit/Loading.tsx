import { Dialog } from './Dialog';
import css from './Loading.module.css';

/** Stands where a dialog is about to open, so that what is typed until then changes no field of the form. */
export function Loading() {
  return (
    <Dialog label="Loading">
      <p className={css.loading}>Loading…</p>
    </Dialog>
  );
}
