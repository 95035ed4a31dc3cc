import type { FixPreview, SettingChange } from '../../../shared/diff/preview';
import type { Finding } from '../../../shared/findings/finding';
import { CodeText } from '../CodeText';
import { OutcomeMark } from './OutcomeMark';
import { markOf } from './outcomes';
import css from './PreviewBody.module.css';
import { PreviewRow } from './PreviewRow';
import { findingsText, payloadText, VERDICT_TEXTS } from './previewWords';
import { whereText } from './words';

interface Props {
  preview: FixPreview;
  /** How many of each kind are shown before the rest is only counted. */
  limit: number;
  /** Id of the summary, for screen readers. */
  id?: string;
}

/** What a fix would do: the request, the payload, the findings. */
export function PreviewBody({ preview, limit, id }: Props) {
  const { settings, payload, verdict } = preview;
  const warning = VERDICT_TEXTS[verdict];
  const sections = payload.sections.map(({ title, count }) => `${title} ${count}`);
  return (
    <div className={css.body}>
      <div id={id}>
        {warning !== null && (
          <p className={css.verdict} data-verdict={verdict}>
            <strong>Warning</strong> {warning}
          </p>
        )}
        <p className={css.title}>Request</p>
        {settings.length === 0 && <p>No change.</p>}
        <ul>
          {settings.slice(0, limit).map((change) => (
            <Setting key={`${change.place} ${change.name}`} change={change} />
          ))}
        </ul>
        <More count={settings.length - limit} noun="setting" />
        <p className={css.title}>
          Payload <span>{payloadText(payload)}</span>
        </p>
        {sections.length > 1 && <p className={css.sections}>{sections.join(' · ')}</p>}
      </div>
      <ul>
        {payload.rows.slice(0, limit).map(({ path, row }) => (
          <PreviewRow key={path} path={path} row={row} />
        ))}
      </ul>
      <More count={payload.rows.length - limit} noun="field" />
      <p className={css.title}>
        Findings <span>{findingsText(preview)}</span>
      </p>
      <ul>
        <Changes sign="-" word="resolved" findings={preview.gone.slice(0, limit)} />
      </ul>
      <More count={preview.gone.length - limit} noun="resolved finding" />
      <ul>
        <Changes sign="+" word="new" findings={preview.come} full />
        <Changes
          sign="~"
          word="changed"
          findings={preview.restated.map(({ after }) => after)}
          full
        />
      </ul>
    </div>
  );
}

const SIGNS = { add: ['+', 'set'], change: ['~', 'change'], remove: ['-', 'remove'] } as const;

const kindOf = ({ before, after }: SettingChange) =>
  before === null ? 'add' : after === null ? 'remove' : 'change';

function Setting({ change }: { change: SettingChange }) {
  const { place, name, before, after } = change;
  const kind = kindOf(change);
  const [sign, word] = SIGNS[kind];
  return (
    <li className={css.line} data-kind={kind}>
      <strong aria-hidden="true">{sign}</strong>
      <span>
        <span className="sr-only">{word} </span>
        {place !== name && <small>{place} </small>}
        <code>{name}</code> {before !== null && <code className={css.before}>{before}</code>}
        {kind === 'change' && <Arrow />}
        {after !== null && <code className={css.after}>{after}</code>}
      </span>
    </li>
  );
}

/** An arrow that screen readers read as a word. */
function Arrow() {
  return (
    <>
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> to </span>
    </>
  );
}

type ChangesProps = { sign: string; word: string; findings: readonly Finding[]; full?: true };

function Changes({ sign, word, findings, full }: ChangesProps) {
  return findings.map((finding, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one rule may have two findings on the same fields.
    <li key={`${finding.rule} ${i}`} className={css.change} data-mark={markOf(finding)}>
      <span aria-hidden="true">{sign}</span>
      <span>
        {word} <OutcomeMark mark={markOf(finding)} /> <code>{finding.rule}</code>
        {!full && finding.fields[0] !== undefined && <small> {finding.fields[0]}</small>}
        {full && (
          <>
            {' '}
            <small>{whereText(finding)}</small> <CodeText text={finding.message} />
          </>
        )}
      </span>
    </li>
  ));
}

function More({ count, noun }: { count: number; noun: string }) {
  if (count <= 0) return null;
  return (
    <p className={css.more}>
      {count} more {count === 1 ? noun : `${noun}s`}
    </p>
  );
}
