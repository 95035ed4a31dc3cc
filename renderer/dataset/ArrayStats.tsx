import { useEffect, useMemo, useState } from 'react';
import { valueBytes } from '../../shared/dataset/arrayStats';
import { statsLine } from '../../shared/dataset/arrayStatsText';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { bridge } from '../bridge/bridge';
import { JobState } from '../kit/JobState';
import { useJob } from '../kit/job';
import { useThere } from '../kit/lazyModule';
import { RULES } from '../kit/rules';
import { resolveNow } from '../store/resolve';
import { useStore } from '../store/store';
import { sizeText } from './arrays';
import css from './DatasetPanel.module.css';

/** What the values of the arrays tell: read by itself when that is quick, else when asked for. */
export function ArrayStats({ grant, facts }: { grant: string; facts: DatasetFacts }) {
  const content = `${grant} ${facts.fingerprint}`;
  const [wanted, setWanted] = useState('');
  const mode = wanted === content ? 'always' : 'auto';
  const job = useJob(
    grant,
    `${content} ${mode}`,
    (id) => bridge?.values({ dataset: grant, job: id, mode }),
    'Not read: you cancelled it.',
  );
  const values = job.value?.fingerprint === facts.fingerprint ? job.value : null;
  const rules = useThere(RULES);
  const found = useStore(
    ({ resolution }) =>
      resolution.findings.filter(({ rule }) => rules?.ruleFacts(rule)?.topic === 'values').length,
  );
  const show = useStore((state) => state.show);
  const line = useMemo(() => values && statsLine(values), [values]);
  useEffect(() => {
    if (values) void resolveNow();
  }, [values]);
  return (
    <div className={css.values}>
      <JobState job={job} what="values" />
      {line !== null && (
        <p>
          {sentence(line)}{' '}
          {found > 0 ? (
            <button type="button" className="link" onClick={() => show({ tab: 'findings' })}>
              {found === 1 ? 'One finding' : `${found} findings`} from the values
            </button>
          ) : (
            rules && 'Nothing odd.'
          )}
        </p>
      )}
      {line === null && job.busy && job.done === null && <p>Reading …</p>}
      {line === null && !job.busy && job.problem === null && (
        <p>
          Not looked at: {sizeText(valueBytes(facts))} take a while.{' '}
          <button type="button" className="btn small" onClick={() => setWanted(content)}>
            Check values
          </button>
        </p>
      )}
    </div>
  );
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
