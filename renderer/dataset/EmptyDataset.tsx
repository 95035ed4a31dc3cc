import css from './DatasetPanel.module.css';

/** Shown until a dataset is open; the form shows the first steps with the buttons. */
export function EmptyDataset() {
  return (
    <div className={css.empty}>
      <p>
        Open the ptychography dataset of the run: an <code>.npz</code> file with{' '}
        <code>diffraction</code>, <code>probeGuess</code>, <code>xcoords</code> and{' '}
        <code>ycoords</code>. Its arrays are listed here.
      </p>
      <p className={css.hint}>
        Drop it anywhere in this window, or drop what a beamline wrote, to prepare it.
      </p>
    </div>
  );
}
