import { dispatch } from '../kit/actions';
import { openDataset, openExample } from '../store/files';
import { useDocument, useStore } from '../store/store';
import css from './Welcome.module.css';

/** First steps; shown until a dataset is open. */
export function Welcome() {
  const dataset = useDocument((doc) => doc.dataset);
  const recents = useStore((state) => state.recents);
  if (dataset !== null) return null;
  return (
    <section className={css.welcome} aria-label="Start here">
      <h2>Configure a PtychoPINN run</h2>
      <ol>
        <li>
          <b>Open the dataset</b> of the run. Pinnboard lists its arrays and reads <code>N</code>{' '}
          from the probe.
        </li>
        <li>
          <b>Set what you want</b> below. Every other field shows its value and where that comes
          from.
        </li>
        <li>
          <b>Read the findings</b> on the right: what PtychoPINN rejects, and what will go wrong in
          the run.
        </li>
        <li>
          <b>Export the payload</b>: one JSON file with your request, the full configuration and the
          source of every value.
        </li>
      </ol>
      <p className={css.buttons}>
        <button type="button" className="btn primary" onClick={() => void openDataset()}>
          Open dataset…
        </button>
        <button type="button" className="btn" onClick={() => void openExample()}>
          Try the bundled example
        </button>
        <button type="button" className="btn" onClick={() => dispatch('open')}>
          Open a saved request or payload…
        </button>
      </p>
      {recents.length > 0 && (
        <>
          <h3>Recent</h3>
          <ul className={css.recents}>
            {recents.slice(0, 6).map(({ id, kind, name, folder }) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => dispatch('open-recent', id)}>
                  <code>{name}</code>
                </button>
                <span>
                  {kind} · {folder}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
