import { useEffect, useMemo } from 'react';
import type { DatasetStats } from '../../shared/dataset/arrayStats';
import { valueBytes } from '../../shared/dataset/arrayStats';
import { statsLine } from '../../shared/dataset/arrayStatsText';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { sizeText } from '../../shared/values/bytes';
import { countedWithCommas } from '../../shared/values/counted';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { useLoaded } from '../kit/lazyModule';
import { RULES } from '../kit/rules';
import { Tip } from '../kit/Tip';
import { resolveNow } from '../store/resolve';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';
import { contentOf, useWantedValues } from '../store/wantedValues';
import css from './DatasetPanel.module.css';

/** Statistics of the arrays: computed automatically when that is quick, otherwise on request. */
export function ArrayStats({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  const content = contentOf(grant, facts.fingerprint);
  const wanted = useWantedValues((state) => state.content);
  const mode = wanted === content ? 'always' : 'auto';
  const job = useJob(
    grant,
    `${content} ${mode}`,
    (id) => bridge?.values({ dataset: grant, job: id, mode }),
    'Cancelled.',
  );
  const values = job.value?.fingerprint === facts.fingerprint ? job.value : null;
  const rules = useLoaded(RULES);
  const found = useStore(
    ({ resolution }) =>
      resolution.findings.filter(({ rule }) => rules?.ruleFacts(rule)?.topic === 'values').length,
  );
  const line = useMemo(() => values && statsLine(values), [values]);
  const patterns = values?.patterns
    ? `${countedWithCommas(values.patterns.frames, 'pattern')}.`
    : '';
  useEffect(() => {
    if (values) void resolveNow();
  }, [values]);
  return (
    <div className={css.values}>
      <JobState job={job} what="values" />
      {line !== null && (
        <>
          <p>
            {found > 0 ? (
              <>
                {patterns}{' '}
                <button type="button" className="link" onClick={() => showTab('findings')}>
                  {found === 1 ? 'One finding' : `${found} findings`} from the values
                </button>
              </>
            ) : (
              rules && verdict(values)
            )}
          </p>
          <Tip text={sentence(line)}>
            <p>{sentence(line)}</p>
          </Tip>
        </>
      )}
      {line === null && job.busy && job.done === null && <p>Reading …</p>}
      {line === null && !job.busy && job.problem === null && (
        <p>
          Not checked: reading {sizeText(valueBytes(facts))} takes a while.{' '}
          <Button small onClick={() => useWantedValues.setState({ content })}>
            Check values
          </Button>
        </p>
      )}
    </div>
  );
}

const verdict = (stats: DatasetStats | null): string =>
  stats?.patterns
    ? `No problems found in ${countedWithCommas(stats.patterns.frames, 'pattern')}.`
    : 'Patterns not checked.';

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
