import { useEffect, useMemo, useState } from 'react';
import { errorText } from '../../shared/errors/words';
import type { Finding } from '../../shared/findings/finding';
import type { Outcome } from '../../shared/ipc/contract';
import type { Draft } from '../../shared/request/draft';
import type { Upgrade } from '../../shared/upgrade/upgrade';
import { changedCount, keptOf, type UpgradeRow, upgradeGroups } from '../../shared/upgrade/words';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { markOf } from '../kit/findings/outcomes';
import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import { useDocument } from '../store/store';
import css from './UpgradePreview.module.css';
import { askUpgrade, openUpgraded, type SettingKey, withoutSettings } from './upgrade';

/** What changes when this configuration moves to the target `to`, and the button that opens the copy. */
export function UpgradePreview({ to }: { to: string }) {
  const draft = useDocument((doc) => doc.draft);
  const [leftOut, setLeftOut] = useState<readonly SettingKey[]>([]);
  const asked = useMemo(() => withoutSettings(draft, leftOut), [draft, leftOut]);
  const { outcome, isCurrent } = useUpgrade(asked, to);
  const without = ({ place, name }: SettingKey) =>
    leftOut.filter((one) => one.place !== place || one.name !== name);
  if (draft.target === to)
    return (
      <p className={css.lead}>
        This configuration is for <code>{to}</code>.
      </p>
    );
  if (outcome === null)
    return (
      <p className={css.lead} role="status">
        Comparing…
      </p>
    );
  if (!outcome.ok)
    return (
      <p className={css.lead} role="alert">
        No preview: <CodeText text={errorText(outcome.error)} />
      </p>
    );
  const upgrade = outcome.value;
  return (
    <div className={css.preview} aria-busy={!isCurrent}>
      <Summary upgrade={upgrade} />
      <Blocked findings={upgrade.blocked} />
      {upgradeGroups(upgrade).map(({ id, title, rows }) => (
        <details key={id} className={css.group} data-group={id} open={id !== 'fields'}>
          <summary>
            <h4>{title}</h4> <small>{rows.length}</small>
          </summary>
          <ul>
            {rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                onLeaveOut={
                  id === 'now' && row.setting
                    ? ({ place, name }) =>
                        setLeftOut([...without({ place, name }), { place, name }])
                    : null
                }
              />
            ))}
          </ul>
        </details>
      ))}
      {leftOut.length > 0 && (
        <p className={css.left}>
          Left out of the copy:{' '}
          {leftOut.map((one) => (
            <Button
              key={`${one.place} ${one.name}`}
              small
              {...tip('Put it back into the copy')}
              onClick={() => setLeftOut(without(one))}
            >
              <code>{one.name}</code> ×
            </Button>
          ))}
        </p>
      )}
      <After upgrade={upgrade} />
      <p className={css.actions}>
        <Button
          variant="primary"
          aria-disabled={!isCurrent}
          {...tip('Opens the upgraded configuration as a new, unsaved document')}
          onClick={() => isCurrent && openUpgraded(upgrade)}
        >
          Upgrade as a copy
        </Button>
      </p>
    </div>
  );
}

interface Answer {
  readonly draft: Draft;
  readonly to: string;
  readonly outcome: Outcome<Upgrade>;
}

/** The last answer for `to`, and whether it is about the draft as it is now. */
function useUpgrade(draft: Draft, to: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (draft.target === to) return;
    let wanted = true;
    void askUpgrade(draft, to).then((outcome) => {
      if (wanted) setAnswer({ draft, to, outcome });
    });
    return () => {
      wanted = false;
    };
  }, [draft, to]);
  return {
    outcome: answer?.to === to ? answer.outcome : null,
    isCurrent: answer?.draft === draft && answer.to === to,
  };
}

function Summary({ upgrade }: { upgrade: Upgrade }) {
  const { kept, all } = keptOf(upgrade);
  return (
    <p className={css.lead}>
      <code>{upgrade.from}</code>
      <span aria-hidden="true"> → </span>
      <span className="sr-only"> to </span>
      <code>{upgrade.to}</code>
      <br />
      {all === 0
        ? 'Nothing is set.'
        : kept === all
          ? `${all === 1 ? 'The one setting stays' : `All ${all} settings stay`} as ${all === 1 ? 'it is' : 'they are'}.`
          : `${kept} of ${counted(all, 'setting')} ${kept === 1 ? 'stays as it is' : 'stay as they are'}.`}
      {!upgrade.comparable && ' The payloads cannot be compared.'}
    </p>
  );
}

function Blocked({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={css.blocked} aria-label="Blocks the export after the upgrade">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.message}`}>
          <OutcomeMark mark={markOf(finding)} /> <CodeText text={finding.message} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  row: UpgradeRow;
  onLeaveOut: ((setting: SettingKey) => void) | null;
}

function Row({ row: { name, before, after, note, setting }, onLeaveOut }: RowProps) {
  return (
    <li>
      <div className={css.line}>
        <code className={css.name}>{name}</code>
        <span className={css.values}>
          {before !== null && (
            <code className={after === null ? undefined : css.before}>{before}</code>
          )}
          {before !== null && after !== null && (
            <>
              <span aria-hidden="true"> → </span>
              <span className="sr-only"> to </span>
            </>
          )}
          {after !== null && <code className={css.after}>{after}</code>}
        </span>
        {onLeaveOut && setting && (
          <Button
            small
            aria-label={`Leave ${name} out`}
            {...tip('Leave it out of the copy, which keeps the result')}
            onClick={() => onLeaveOut(setting)}
          >
            Leave out
          </Button>
        )}
      </div>
      {note !== '' && (
        <p className={css.note}>
          <CodeText text={note} />
        </p>
      )}
    </li>
  );
}

function After({ upgrade }: { upgrade: Upgrade }) {
  const { blocked, blockedBefore, gone, come, comparable } = upgrade;
  return (
    <section className={css.outcome}>
      <h4>After the upgrade</h4>
      <dl>
        <dt>Blocks export</dt>
        <dd>
          {blockedBefore} → <b>{blocked.length}</b>
        </dd>
        <dt>Findings</dt>
        <dd>
          <b>{gone.length}</b> gone, <b>{come.length}</b> new
        </dd>
        {comparable && (
          <>
            <dt>Payload values that change</dt>
            <dd>
              <b>{changedCount(upgrade)}</b>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
