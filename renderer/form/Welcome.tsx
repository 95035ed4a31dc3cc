import { type ReactNode, useState } from 'react';
import { ENTRY_POINT_FACTS } from '../../shared/request/entryPoint';
import type { Workflow } from '../../shared/request/request';
import { findTarget } from '../../shared/targets';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { Select } from '../kit/Select';
import { ToggleGroup } from '../kit/ToggleGroup';
import { withEntryPoint, withWorkflow } from '../store/document';
import { change } from '../store/edit';
import { chooseModel, openExample } from '../store/files';
import { useDocument, useStore } from '../store/store';
import css from './Welcome.module.css';

const WORKFLOWS: readonly { readonly value: Workflow; readonly label: string }[] = [
  { value: 'training', label: 'Train' },
  { value: 'inference', label: 'Reconstruct' },
];

/** The three questions of a new configuration; the last one stays after the file was opened here, until it is answered. */
export function Welcome() {
  const dataset = useDocument((doc) => doc.dataset);
  const [begun, setBegun] = useState(false);
  if (dataset !== null) return begun ? <HowLater onLater={() => setBegun(false)} /> : null;
  return (
    <section className={css.welcome} aria-label="Start here" onClickCapture={() => setBegun(true)}>
      <h2>Configure a PtychoPINN run</h2>
      <ol className={css.questions}>
        <Question title="Which file?">
          <File />
        </Question>
        <Question title="Train or reconstruct?">
          <What />
        </Question>
        <Question title="How do you start it?">
          <How />
        </Question>
      </ol>
      <p className={css.buttons}>
        <Button onClick={() => void openExample()}>Try the example</Button>
        <Button onClick={() => dispatch('open')}>Open a saved request or payload…</Button>
      </p>
      <Recents />
    </section>
  );
}

const Question = ({ title, children }: { title: string; children: ReactNode }) => (
  <li className={css.question}>
    <b>{title}</b>
    <div className={css.answer}>{children}</div>
  </li>
);

function File() {
  const isInference = useDocument(({ draft }) => draft.workflow === 'inference');
  const model = useDocument((doc) => doc.model);
  return (
    <>
      <Button variant="primary" onClick={() => dispatch('open-dataset')}>
        Open dataset…
      </Button>
      <Button
        tip="From HDF5, CXI, NeXus, MATLAB, NPZ or TIFF of a beamline or another program"
        onClick={() => dispatch('prepare')}
      >
        Prepare dataset…
      </Button>
      {isInference && (
        <Button onClick={() => void chooseModel()}>
          {model === null ? 'Open model folder…' : `Model ${model.name}`}
        </Button>
      )}
      <span className={css.hint}>or drop a file anywhere in this window</span>
    </>
  );
}

function What() {
  const workflow = useDocument(({ draft }) => draft.workflow);
  return (
    <>
      <ToggleGroup
        label="Train or reconstruct?"
        value={workflow}
        choices={WORKFLOWS}
        onChange={(chosen) => change((doc) => withWorkflow(doc, chosen))}
      />
      <span className={css.hint}>
        {workflow === 'training'
          ? 'a network from the patterns of a scan'
          : 'an object from a scan, with a trained model'}
      </span>
    </>
  );
}

/** The ways in which the target's runs are started. */
const useEntryPoints = () =>
  findTarget(useDocument(({ draft }) => draft.target))?.routes[
    useDocument(({ draft }) => draft.workflow)
  ] ?? [];

function How() {
  const entryPoints = useEntryPoints();
  const chosen = useDocument(({ draft }) => draft.entry_point);
  if (entryPoints.length === 0)
    return <span className={css.hint}>Nothing to choose: no PtychoPINN runs this target.</span>;
  return (
    <>
      <Select
        label="How do you start it?"
        className={css.how}
        value={chosen ?? null}
        choices={[
          { value: null, label: 'Not decided', detail: 'findings name what they hold for' },
          ...entryPoints.map(({ id, command }) => ({
            value: id,
            label: ENTRY_POINT_FACTS[id].title,
            detail: command,
          })),
        ]}
        onChange={(value) => change((doc) => withEntryPoint(doc, value ?? undefined))}
      />
      <span className={css.hint}>decides which settings reach the run</span>
    </>
  );
}

function HowLater({ onLater }: { onLater: () => void }) {
  const isAsked = useEntryPoints().length > 0;
  const chosen = useDocument(({ draft }) => draft.entry_point);
  if (!isAsked || chosen !== undefined) return null;
  return (
    <section className={css.later} aria-label="Start here">
      <b>How do you start it?</b>
      <How />
      <Button variant="ghost" small onClick={onLater}>
        Later
      </Button>
    </section>
  );
}

function Recents() {
  const recents = useStore((state) => state.recents);
  if (recents.length === 0) return null;
  return (
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
  );
}
