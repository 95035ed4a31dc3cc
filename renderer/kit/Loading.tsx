import { Dialog } from './Dialog';
import css from './Loading.module.css';

/** Shown while a dialog loads, so that keys pressed until then do not reach the form. */
export function Loading() {
  return (
    <Dialog label="Loading">
      <p className={css.loading}>Loading…</p>
    </Dialog>
  );
}
