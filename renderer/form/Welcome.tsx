import { dispatch } from '../kit/actions';
import { openDataset, openExample, openPayload } from '../store/files';
import { useDocument, useStore } from '../store/store';
import css from './Welcome.module.css';

/** What to do first; goes away with the first dataset. */
export function Welcome() {
  const dataset = useDocument((work) => work.dataset);
  const recents = useStore((state) => state.recents);
  if (dataset !== null) return null;
  return (
    <section className={css.welcome} aria-label="Start here">
      <h2>Configure a PtychoPINN run</h2>
      <ol>
        <li>
          <b>Open the dataset</b> of the run. Its arrays are described, and N is read off the probe.
        </li>
        <li>
          <b>Set what you want</b> below. Everything else shows the value it will have, and which
          layer it comes from.
        </li>
        <li>
          <b>Read the findings</b> on the right: what the factory refuses, and what will go wrong
          later.
        </li>
        <li>
          <b>Export the payload</b>, one JSON file with the request, the configuration and its whole
          story.
        </li>
      </ol>
      <p className={css.buttons}>
        <button type="button" className="btn primary" onClick={() => void openDataset()}>
          Open a dataset…
        </button>
        <button type="button" className="btn" onClick={() => void openExample()}>
          Try the bundled example
        </button>
        <button type="button" className="btn" onClick={() => void openPayload()}>
          Go on from a payload…
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
