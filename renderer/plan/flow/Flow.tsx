import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/findings/finding';
import { sentencesOf } from '../../../shared/findings/sentences';
import type { Figure } from '../../../shared/plan/network/figure';
import { sizeText } from '../../../shared/values/bytes';
import { nounFor } from '../../../shared/values/counted';
import { CodeText, plainText } from '../../kit/CodeText';
import { markOf } from '../../kit/findings/outcomes';
import { shortNumber } from '../../kit/format';
import { tip } from '../../kit/Tip';
import { useStore } from '../../store/store';
import { CERTAINTY_WORDS } from '../certainty';
import { useGroups } from '../groups/store';
import { digits } from '../input/numbers';
import { ScalingJob, useScaling } from '../input/scaling';
import { grouped, timeText } from '../numbers';
import { type Planned, usePlanned } from '../planned';
import { type PlanTab, usePlanView } from '../view';
import css from './Flow.module.css';

/** From the scan to the cost: what there is, and between it what is done. A card chooses what the middle shows. */
export function Flow() {
  const planned = usePlanned();
  return (
    <section className={css.flow} aria-label="From scan to loss" data-column>
      <h2>From scan to loss</h2>
      {planned.isEmpty ? (
        <p>Open or prepare a dataset to see groups, steps, memory and time.</p>
      ) : (
        <Cards planned={planned} />
      )}
    </section>
  );
}

function Cards({ planned }: { planned: Planned }) {
  const { figures, inputs, scan, network } = planned;
  const facts = useGroups((state) => state.drawn?.facts ?? null);
  const N = inputs?.N ?? null;
  const C = inputs?.C ?? null;
  return (
    <>
      <ScalingJob />
      <Card tab="groups" title="Scan" fields={['train_data_file', 'n_subsample']}>
        <b>{known(scan?.patterns)} patterns</b>
        <span>
          {scan && `${scan.rows} × ${scan.columns} px`}
          {facts &&
            facts.step !== null &&
            ` · nearest ${shortNumber(Number(facts.step.toPrecision(3)))} px apart`}
        </span>
      </Card>
      <Arrow>
        <Grouping planned={planned} />
      </Arrow>
      <Card
        tab="groups"
        isSubject
        title="Groups"
        fields={['n_groups', 'gridsize', 'neighbor_count', 'K']}
      >
        <b>
          {text(figures?.groups)} × {text(figures?.perGroup)}{' '}
          {nounFor(figures?.perGroup.value ?? 0, 'pattern')}
        </b>
        <span>
          {facts ? `${grouped(facts.used)} of ${grouped(facts.positions)} patterns used` : '\u00a0'}
        </span>
      </Card>
      <Arrow>
        <InputScale />
      </Arrow>
      <Card tab="input" isSubject title="Normalised input" fields={['diffraction', 'N']}>
        <b>{[text(figures?.trainingSamples), known(C), known(N), known(N)].join(' × ')}</b>
        <span>
          float32 · {text(figures?.input, sizeText)}
          {figures &&
            figures.hostPeak.value !== null &&
            ` · ${sizeText(figures.hostPeak.value)} of host memory`}
        </span>
      </Card>
      <Arrow>
        <span>
          batches of <b>{known(inputs?.batchSize)}</b> · {text(figures?.stepsPerEpoch)} steps/epoch
        </span>
      </Arrow>
      <Card tab="cost" title="Network" fields={['architecture', 'model_type']}>
        <b>
          {String(inputs?.value('architecture') ?? '?')}
          {network && 'parameters' in network && ` · ${grouped(network.parameters)}`}
        </b>
        <span>parameters</span>
      </Card>
      <Arrow>
        <span>
          |FFT(probe × object)|²
          {figures && figures.intensityScale.value !== null && (
            <>
              {' '}
              × <b>S² = {shortNumber(figures.intensityScale.value ** 2)}</b>
            </>
          )}
        </span>
      </Arrow>
      <Card tab="input" title="Loss" fields={['nphotons', 'torch_loss_mode']}>
        <b>{lossWords(String(inputs?.value('torch_loss_mode') ?? ''))}</b>
        <span>
          {text(figures?.steps)} steps
          {typeof rate(inputs) === 'number' && ` at ${shortNumber(rate(inputs) ?? Number.NaN)}`}
        </span>
      </Card>
      <Arrow>{null}</Arrow>
      <Card tab="cost" isSubject title="Cost" fields={['batch_size', 'max_epochs', 'epochs']}>
        <b>
          {text(figures?.peak, sizeText)} · {text(figures?.disk, sizeText)} ·{' '}
          {text(figures?.time, timeText)}
        </b>
        <span>GPU tensors · disk · time</span>
      </Card>
    </>
  );
}

const known = (value: number | null | undefined): string =>
  value === null || value === undefined ? '?' : grouped(value);

const text = (figure: Figure | undefined, words: (value: number) => string = grouped): string =>
  figure === undefined || figure.value === null ? '?' : words(figure.value);

const rate = (inputs: Planned['inputs']): number | null => inputs?.number('learning_rate') ?? null;

const LOSSES: { readonly [mode: string]: string } = { poisson: 'Poisson', mae: 'MAE' };
const lossWords = (mode: string): string => LOSSES[mode.toLowerCase()] ?? (mode || '?');

/** How groups are drawn, in a line. */
function Grouping({ planned: { figures, inputs } }: { planned: Planned }) {
  const size = figures?.perGroup.value ?? null;
  const count = text(figures?.groups);
  if (size === 1) return <span>{count} of the patterns, each by itself</span>;
  return (
    <span>
      {count} seeds; <b>{known(size)}</b> of each one’s <b>K = {known(inputs?.neighbours)}</b>{' '}
      nearest
    </span>
  );
}

/** What the patterns are multiplied by, with the certainty of the groups that it is a mean over. */
function InputScale() {
  const { scaling, certainty, busy } = useScaling();
  const factor = scaling?.inputScale;
  if (!factor || factor.value === null)
    return (
      <span {...tip(factor && plainText(factor.reason))}>
        {busy ? 'scaled · reading the patterns…' : 'scaled by ?'}
      </span>
    );
  return (
    <span {...tip(factor.terms.at(-1)?.expression)}>
      scaled by <b>{digits(factor.value)}</b> · {CERTAINTY_WORDS[certainty].badge}
    </span>
  );
}

interface CardProps {
  tab: PlanTab;
  /** The tab is about it: it is marked while that is shown. */
  isSubject?: boolean;
  title: string;
  /** Findings about these are repeated in it. */
  fields: readonly string[];
  children: ReactNode;
}

function Card({ tab, isSubject = false, title, fields, children }: CardProps) {
  const isShown = usePlanView((state) => isSubject && state.tab === tab);
  const finding = useStore(({ resolution }) => worstAbout(resolution.findings, fields));
  return (
    <button
      type="button"
      className={css.card}
      aria-pressed={isShown}
      onClick={() => usePlanView.setState({ tab })}
    >
      <span>{title}</span>
      {children}
      {finding && (
        <em data-mark={markOf(finding)}>
          <CodeText text={finding.short ?? sentencesOf(finding.message)[0] ?? finding.message} />
        </em>
      )}
    </button>
  );
}

const Arrow = ({ children }: { children: ReactNode }) => (
  <div className={css.arrow}>{children}</div>
);

/** The first finding about one of these fields with which the run fails or is wrong. */
const worstAbout = (findings: readonly Finding[], fields: readonly string[]) =>
  findings.find(
    (finding) =>
      finding.acknowledged === undefined &&
      finding.checked !== false &&
      ['crash', 'wrong-result'].includes(markOf(finding)) &&
      finding.fields.some((field) => fields.includes(field)),
  );
