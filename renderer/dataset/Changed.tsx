import type { OpenedDataset } from '../../shared/ipc/opened';
import { Button } from '../kit/Button';
import { withDataset } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import { changeText } from './change';
import css from './DatasetPanel.module.css';
import { useReadingNow } from './useReadingNow';

/** Reports that the file has changed on disk or is missing, and offers to reload it. */
export function Changed({ dataset }: { dataset: OpenedDataset }) {
  const now = useReadingNow(dataset);
  const text = now && changeText(dataset.reading, now);
  return (
    <div aria-live="polite">
      {now && text && (
        <div className={css.changed}>
          <p>
            <b>{text.title}</b> {text.details}
          </p>
          {text.canReload && (
            <Button
              small
              onClick={() => {
                change((doc) => withDataset(doc, { ...dataset, reading: now }));
                useStore.setState({ status: `Reloaded ${dataset.name}` });
              }}
            >
              Reload
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
