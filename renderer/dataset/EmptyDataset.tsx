import { openDataset, openExample } from '../store/files';
import css from './DatasetPanel.module.css';

/** What to do first. */
export function EmptyDataset() {
  return (
    <div className={css.empty}>
      <p>
        Open the ptychography dataset that the run reads: an <code>.npz</code> file with{' '}
        <code>diffraction</code>, <code>probeGuess</code>, <code>xcoords</code> and{' '}
        <code>ycoords</code>. Its arrays are described here; none is loaded.
      </p>
      <button type="button" className="btn primary" onClick={() => void openDataset()}>
        Open dataset…
      </button>
      <button type="button" className="btn" onClick={() => void openExample()}>
        Open the example
      </button>
      <p className={css.hint}>or drop a file anywhere in this window</p>
    </div>
  );
}
