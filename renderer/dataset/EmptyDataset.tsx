import { openDataset, openExample } from '../store/files';
import css from './DatasetPanel.module.css';

/** Shown until a dataset is open. */
export function EmptyDataset() {
  return (
    <div className={css.empty}>
      <p>
        Open the ptychography dataset of the run: an <code>.npz</code> file with{' '}
        <code>diffraction</code>, <code>probeGuess</code>, <code>xcoords</code> and{' '}
        <code>ycoords</code>. Its arrays are listed here.
      </p>
      <button type="button" className="btn primary" onClick={() => void openDataset()}>
        Open dataset…
      </button>
      <button type="button" className="btn" onClick={() => void openExample()}>
        Open example
      </button>
      <p className={css.hint}>or drop a file anywhere in this window</p>
    </div>
  );
}
