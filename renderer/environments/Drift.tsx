import { useMemo } from 'react';
import {
  type Configuration,
  concerns,
  type DriftRow,
  driftRows,
  type EffectKind,
} from '../../shared/environments/effect';
import type { EnvironmentReport } from '../../shared/environments/report';
import { decode } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import type { Mark } from '../kit/findings/outcomes';
import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import { useAnswer } from '../kit/useAnswer';
import { copyText } from '../store/files';
import { useDocument } from '../store/store';
import chips from '../theme/chips.module.css';
import css from './Drift.module.css';
import { useEnvironmentsView } from './store';

/** How an environment differs from the nearest target, what concerns this configuration first. */
export function Drift({ report }: { report: EnvironmentReport }) {
  const configuration = useConfiguration(report.nearest);
  const filter = useEnvironmentsView((state) => state.filter);
  const rows = useMemo(
    () => configuration && driftRows(report, configuration),
    [report, configuration],
  );
  if (report.nearest === null)
    return (
      <p className={css.empty}>
        No field could be compared: no known target resembles it. Use a built-in target instead.
      </p>
    );
  const here = rows?.filter(concerns) ?? [];
  const shown = filter === 'here' ? here : (rows ?? []);
  return (
    <>
      <div className={css.tools}>
        <span>
          Drift against <code>{report.nearest}</code>
        </span>
        <span className={chips.chips}>
          <Filter name="here" label="In this configuration" count={here.length} />
          <Filter name="all" label="All" count={rows?.length ?? 0} />
        </span>
        <Button
          small
          variant="ghost"
          disabled={shown.length === 0}
          onClick={() =>
            void copyText(driftTable(shown, report.nearest ?? ''), 'Drift copied as a table')
          }
        >
          Copy as table
        </Button>
      </div>
      <OtherTarget nearest={report.nearest} />
      {rows === null ? (
        <p className={css.empty}>Resolving this configuration for {report.nearest}…</p>
      ) : shown.length === 0 ? (
        <p className={css.empty}>{nothingText(report, rows.length)}</p>
      ) : (
        <Table rows={shown} target={report.nearest} />
      )}
      <NotCompared report={report} />
    </>
  );
}

/** The drift is that of the nearest target; a configuration for another one changes by more. */
function OtherTarget({ nearest }: { nearest: string }) {
  const target = useDocument(({ draft }) => draft.target);
  if (target === nearest) return null;
  return (
    <p className={css.other}>
      This configuration is for <code>{target}</code>; what <code>{nearest}</code> makes of it is in
      the upgrade preview.
    </p>
  );
}

/** What this configuration resolves to for a target; null until main has answered. */
function useConfiguration(target: string | null): Configuration | null {
  const draft = useDocument((doc) => doc.draft);
  const subject = useMemo(
    () => (target === null ? undefined : { draft: { ...draft, target }, target }),
    [draft, target],
  );
  return useAnswer(subject, async () => {
    const outcome = subject && (await bridge?.resolve(subject.draft));
    const provenance = outcome?.ok ? decode(outcome.value).provenance : {};
    return { draft, provenance, target: subject?.target ?? '' };
  });
}

/** The rows as a Markdown table. */
function driftTable(rows: readonly DriftRow[], target: string): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    line(['Field', 'Section', target, 'Here', 'Change', 'Effect on this configuration']),
    line(Array.from({ length: 6 }, () => '---')),
    ...rows.map(({ field, sections, from, to, change, effect }) =>
      line([`\`${field}\``, sections.join(', '), from, to, CHANGE[change], effect.text]),
    ),
  ].join('\n');
}

function nothingText({ target, nearest }: EnvironmentReport, all: number): string {
  if (all > 0) return `None of its ${counted(all, 'difference')} concerns this configuration.`;
  return target === null
    ? `No field differs from ${nearest}. Other code does, so a run may still behave differently.`
    : `Nothing differs from ${nearest}.`;
}

function Filter({ name, label, count }: { name: 'here' | 'all'; label: string; count: number }) {
  const filter = useEnvironmentsView((state) => state.filter);
  return (
    <button
      type="button"
      aria-pressed={filter === name}
      onClick={() => useEnvironmentsView.setState({ filter: name })}
    >
      {label} {count}
    </button>
  );
}

const CHANGE: { readonly [change in DriftRow['change']]: string } = {
  added: 'added',
  removed: 'removed',
  renamed: 'renamed',
  type: 'other type',
  default: 'other default',
  choices: 'other choices',
  override_aliases: 'other alias',
  legacy_keys: 'other key',
  unknown_overrides: 'other policy',
  inference_overrides: 'read or not',
  merged_options: 'merged or not',
  profile_ci: 'other profile',
};

/** The outcome whose icon and colour an effect has. */
const MARK: { readonly [kind in EffectKind]: Mark | null } = {
  refused: 'blocked',
  changes: 'wrong-result',
  set: 'info',
  none: null,
};

function Table({ rows, target }: { rows: readonly DriftRow[]; target: string }) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Effect on this configuration</th>
          <th scope="col" {...tip(target)}>
            Built in
          </th>
          <th scope="col">Here</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.field} ${row.change} ${row.sections.join()}`}>
            <th scope="row">
              <code>{row.field}</code>
              <small>{row.sections.join(', ')}</small>
            </th>
            <td>
              <Effect row={row} />
            </td>
            <td>
              <code {...tip(row.from)}>{row.from}</code>
            </td>
            <td>
              <code {...tip(row.to)}>{row.to}</code>
            </td>
            <td className={css.change}>{CHANGE[row.change]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Effect({ row: { effect } }: { row: DriftRow }) {
  const mark = MARK[effect.kind];
  return (
    <span className={css.effect} data-kind={effect.kind} data-mark={mark ?? undefined}>
      {mark && <OutcomeIcon mark={mark} />}
      <span>
        <CodeText text={effect.text} />
      </span>
    </span>
  );
}

/** What the drift cannot say. */
function NotCompared({ report: { unread, unknown } }: { report: EnvironmentReport }) {
  if (unread.length === 0 && unknown.length === 0) return null;
  return (
    <div className={css.unknown}>
      <OutcomeIcon mark="not-checked" />
      <span>
        Not compared:{' '}
        {[
          ...unread,
          ...unknown.map(({ section, field, aspect }) => `${aspect} of ${section}.${field}`),
        ].join(', ')}
        .{unknown.length > 0 && ' Only Python could compute these.'}
      </span>
    </div>
  );
}
