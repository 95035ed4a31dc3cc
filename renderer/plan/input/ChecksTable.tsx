import type { Check, InputChecks } from '../../../shared/dataset/inputChecks';
import {
  CHECK_TITLES,
  checkSentence,
  remedy,
  summary,
  verdictWords,
} from '../../../shared/plan/input/words';
import { Button } from '../../kit/Button';
import { CodeText } from '../../kit/CodeText';
import { Icon, type IconName } from '../../kit/Icon';
import { grouped } from '../numbers';
import css from './Input.module.css';
import { type InputDataset, useWantedFit } from './store';

/** Each common mistake of a dataset against its alternative. */
export function ChecksTable({ checks, dataset }: { checks: InputChecks; dataset: InputDataset }) {
  const { sampled, count, unreadable } = checks;
  const accused = checks.checks.filter(({ verdict }) => verdict === 'contradicted');
  const skipped = checks.checks.some(({ reason }) => reason === 'skipped');
  const [first] = unreadable;
  return (
    <section className={css.checks} aria-label="Checks of the network input">
      <h3>
        <CodeText text={summary(checks)} />
      </h3>
      <p>
        Checked on {grouped(sampled.length)} of {grouped(count)} patterns across the scan.
        {first &&
          ` ${grouped(unreadable.length)} of them cannot be read, the first is pattern ${first.index}.`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">As stored</th>
            <th scope="col">Alternative</th>
            <th scope="col">Verdict</th>
            <th scope="col">How it is known</th>
          </tr>
        </thead>
        <tbody>
          {checks.checks.map((check) => (
            <Line key={check.id} check={check} />
          ))}
        </tbody>
      </table>
      <p className={css.note}>
        Correlation, amplitude and FFT shift: of whole patterns. The others: of what is particular
        to each pattern, its difference from the mean of all. Medians.
      </p>
      {accused.map((check) => (
        <p key={check.id} className={css.remedy}>
          <b>{CHECK_TITLES[check.id]}.</b> <CodeText text={remedy(check)} />
        </p>
      ))}
      {skipped && (
        <Button small onClick={() => useWantedFit.setState({ of: dataset.fingerprint })}>
          Fit the axes without an object
        </Button>
      )}
    </section>
  );
}

const ICONS: { readonly [verdict in Check['verdict']]: IconName } = {
  'in-order': 'ok',
  contradicted: 'triangle',
  'cannot-tell': 'dashed',
};

function Line({ check }: { check: Check }) {
  return (
    <tr data-verdict={check.verdict}>
      <th scope="row">{CHECK_TITLES[check.id]}</th>
      <td>{measured(check, check.stored)}</td>
      <td>{measured(check, check.alternative)}</td>
      <td>
        <span>
          <Icon name={ICONS[check.verdict]} />
          {verdictWords(check)}
        </span>
      </td>
      <td>
        <CodeText text={checkSentence(check)} />
      </td>
    </tr>
  );
}

/** A correlation, an error of a fit, or for the unit a factor or a span. */
function measured({ id, evidence }: Check, value: number | null): string {
  if (value === null) return '';
  if (id === 'unit')
    return evidence === 'statistics' ? `${value.toPrecision(2)} px` : `× ${value.toPrecision(3)}`;
  return value.toFixed(3).replace('-', '−');
}
