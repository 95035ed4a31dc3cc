import type { ComponentType } from 'react';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { Button } from '../kit/Button';
import { Tip } from '../kit/Tip';
import { openDataset } from '../store/files';
import { useDocument, useStore } from '../store/store';
import { ArrayStats } from './ArrayStats';
import { ArrayTable } from './ArrayTable';
import { sizeText } from './arrays';
import { Changed } from './Changed';
import css from './DatasetPanel.module.css';
import { EmptyDataset } from './EmptyDataset';
import { Metadata } from './Metadata';
import { Model } from './Model';

interface FactsProps {
  facts: DatasetFacts;
  grant: string;
}

interface Props {
  /** Draws what can be drawn of a dataset. */
  Pictures: ComponentType<FactsProps>;
}

/** The dataset of the workflow: its arrays and what Pinnboard infers from them. */
export function DatasetPanel({ Pictures }: Props) {
  const dataset = useDocument((doc) => doc.dataset);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const field = workflow === 'training' ? 'train_data_file' : 'test_data_file';
  return (
    <section className={css.panel} aria-label="Dataset" data-column>
      {workflow === 'inference' && <Model />}
      {dataset === null ? (
        <div data-field={field}>
          <EmptyDataset />
        </div>
      ) : (
        <>
          <div className={css.head} data-field={field}>
            <Tip text={dataset.path}>
              <h2>{dataset.name}</h2>
            </Tip>
            {dataset.reading.status === 'ok' && <span>{sizeText(dataset.reading.size)}</span>}
            <Button
              small
              aria-label={`Dataset ${dataset.name}, open another`}
              onClick={() => void openDataset()}
            >
              Open…
            </Button>
          </div>
          <Changed dataset={dataset} />
          {dataset.reading.status === 'ok' ? (
            <Facts facts={dataset.reading} grant={dataset.grant} Pictures={Pictures} />
          ) : (
            <div className={css.problem}>
              <p>
                <b>
                  {dataset.reading.status === 'missing' ? 'File not found.' : 'Invalid dataset.'}
                </b>{' '}
                {dataset.reading.problem}
              </p>
              <button type="button" className="btn small" onClick={() => void openDataset()}>
                Open another dataset…
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Facts({ facts, grant, Pictures }: FactsProps & Props) {
  return (
    <>
      <ArrayTable facts={facts} />
      <h2>Inferred</h2>
      <Inferred />
      <h2>Array statistics</h2>
      <ArrayStats grant={grant} facts={facts} />
      <Pictures grant={grant} facts={facts} />
      <h2>Metadata</h2>
      <Metadata metadata={facts.metadata} />
      <p className={css.modified}>
        Modified{' '}
        {new Date(facts.modified).toLocaleString(undefined, {
          dateStyle: 'medium',
          timeStyle: 'short',
        })}
      </p>
    </>
  );
}

/** `N` as inferred from the dataset, and whether that is the value used. */
function Inferred() {
  const provenance = useStore((state) => state.resolution.provenance.pt_data_config?.N);
  const inferred = provenance?.contributions.find(({ layer }) => layer === 'inferred');
  if (!provenance)
    return <p className={css.note}>Not available: PtychoPINN rejects this configuration.</p>;
  return (
    <>
      <dl className={css.facts}>
        <div>
          <dt>
            Probe size <code>N</code>
          </dt>
          <dd>
            <code>{String(inferred?.value ?? provenance.value)}</code> px
          </dd>
        </div>
      </dl>
      <p className={css.from}>
        {inferred === undefined
          ? 'default; the file does not specify it'
          : inferred.status === 'won'
            ? inferred.detail
            : `${inferred.detail}; you set ${String(provenance.value)}`}
      </p>
    </>
  );
}
