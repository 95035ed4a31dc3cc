import { useMemo } from 'react';
import { compareRuns } from '../../../shared/runs/compare/comparison';
import { comparisonTsv } from '../../../shared/runs/compare/table';
import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { copyText } from '../../store/files';
import { useRuns } from '../store';
import css from './Compare.module.css';
import { CompareCurves } from './CompareCurves';
import { ComparePictures } from './ComparePictures';
import { CompareTable } from './CompareTable';
import { TABS, type Tab, useCompare } from './store';
import { useCompared } from './useCompared';

const TITLES: { readonly [tab in Tab]: string } = {
  settings: 'Settings',
  results: 'Results',
  pictures: 'Pictures',
};

/** The chosen runs side by side: their curves, what differs, what became of them, their pictures. */
export function Compare() {
  const compared = useCompared();
  const tab = useCompare((state) => state.tab);
  const kind = useCompare((state) => state.kind);
  const known = useMemo(() => compared.filter((one) => one.run !== null), [compared]);
  const comparison = useMemo(
    () =>
      compareRuns(
        known.flatMap(({ run }) => run ?? []),
        kind ?? undefined,
      ),
    [known, kind],
  );
  const { notes, same } = comparison;
  const read = compared.filter(({ run, problem }) => run !== null || problem !== null).length;
  const isReading = read < compared.length;
  return (
    <section className={css.compare} aria-label="Compare runs" data-column>
      <header className={css.head}>
        <h3>Compare {compared.length} runs</h3>
        <p aria-live="polite">
          {isReading
            ? `Reading: ${read} of ${compared.length}`
            : tab === 'settings' && `${same.toLocaleString('en')} settings are the same`}
        </p>
        <span className={css.actions}>
          <ToggleGroup
            small
            label="Show of the runs"
            value={tab}
            choices={TABS.map((value) => ({ value, label: TITLES[value] }))}
            onChange={(next) => useCompare.setState({ tab: next })}
          />
          <Button
            small
            tip="Settings that differ, and results, for a spreadsheet"
            onClick={() =>
              void copyText(
                comparisonTsv(
                  comparison,
                  known.map(({ name }) => name),
                ),
                'Copied as a table',
              )
            }
          >
            Copy as table
          </Button>
          <Button small variant="ghost" onClick={() => useRuns.setState({ chosen: [] })}>
            Clear
          </Button>
        </span>
      </header>
      {compared.map(
        ({ id, name, problem }) =>
          problem !== null && (
            <p key={id} className={css.problem} role="alert">
              <CodeText text={`${name}: ${problem}`} />
            </p>
          ),
      )}
      {tab === 'pictures' ? (
        <ComparePictures compared={compared} />
      ) : (
        <>
          <div className={css.parts} data-many={known.length > 4 || undefined}>
            <CompareCurves {...{ compared: known, comparison, isReading }} />
            <CompareTable
              {...{ compared: known, comparison, isReading, isWhole: tab === 'results' }}
            />
          </div>
          {notes.map((note) => (
            <p key={note} className={css.note}>
              <CodeText text={note} />
            </p>
          ))}
        </>
      )}
    </section>
  );
}
