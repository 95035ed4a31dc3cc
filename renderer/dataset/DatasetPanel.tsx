import type { ComponentType } from 'react';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { sizeText } from '../../shared/values/bytes';
import { dateText } from '../../shared/values/dates';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { useIsUnprepared } from '../kit/findings/unprepared';
import { Tip } from '../kit/Tip';
import { useDocument } from '../store/store';
import { ArrayStats } from './ArrayStats';
import { ArrayTable } from './ArrayTable';
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

/** The dataset of the workflow: its arrays, what is seen in their values, and its pictures. */
export function DatasetPanel({ Pictures }: Props) {
  const dataset = useDocument((doc) => doc.dataset);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const isUnprepared = useIsUnprepared();
  const field = workflow === 'training' ? 'train_data_file' : 'test_data_file';
  return (
    <section className={css.panel} aria-label="Dataset" data-column>
      {workflow === 'inference' && <Model />}
      <header className={css.head} data-field={field}>
        <Tip text={dataset?.path ?? ''}>
          <h2>{dataset?.name ?? 'Dataset'}</h2>
        </Tip>
        <Button
          small
          aria-label={dataset ? `Dataset ${dataset.name}, open another` : 'Dataset, open…'}
          onClick={() => dispatch('open-dataset')}
        >
          Open…
        </Button>
      </header>
      {dataset === null ? (
        <EmptyDataset />
      ) : (
        <>
          <Changed dataset={dataset} />
          {isUnprepared && (
            <p className={css.prepare}>
              <Button small onClick={() => dispatch('prepare-dataset')}>
                Prepare a copy…
              </Button>
            </p>
          )}
          {dataset.reading.status === 'ok' ? (
            <Facts facts={dataset.reading} grant={dataset.grant} Pictures={Pictures} />
          ) : (
            <p className={css.problem}>
              <b>{dataset.reading.status === 'missing' ? 'File not found.' : 'Invalid dataset.'}</b>{' '}
              {dataset.reading.problem}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Facts({ facts, grant, Pictures }: FactsProps & Props) {
  return (
    <>
      <ArrayStats grant={grant} facts={facts} />
      <ArrayTable facts={facts} />
      <Pictures grant={grant} facts={facts} />
      <h2>Metadata</h2>
      <Metadata metadata={facts.metadata} />
      <p className={css.modified}>
        {sizeText(facts.size)} · modified {dateText(facts.modified)}
      </p>
    </>
  );
}
