import { useId } from 'react';
import type { Environment } from '../../../shared/environments/environment';
import { targetOf } from '../../../shared/environments/target';
import { findTarget, NOT_INSTALLABLE, OFFERED_TARGETS } from '../../../shared/targets';
import { dispatch } from '../../kit/actions';
import { LikenessMark } from '../../kit/environments/LikenessMark';
import { useVerification } from '../../kit/environments/verifications';
import { shortCommit } from '../../kit/environments/words';
import { counted } from '../../kit/format';
import { RadioGroup } from '../../kit/Radio';
import { withDraft } from '../../store/document';
import { change } from '../../store/edit';
import { switchEnvironment, useEnvironments } from '../../store/environments';
import { useDocument, useStore } from '../../store/store';
import { rememberTarget } from '../../store/target';
import { Option } from './Option';
import css from './RunSetup.module.css';
import { shortTarget } from './words';

/** The PtychoPINN of the run: an installed one by name, or a built-in target. */
export function PtychoPinns() {
  const heading = useId();
  const target = useDocument(({ draft }) => draft.target);
  const { environments, inUse } = useEnvironments();
  const used = environments.find(
    (environment) => environment.name === inUse && targetOf(environment)?.name === target,
  );
  const set = (to: string) => change((doc) => withDraft(doc, { target: to }), 'choose PtychoPINN');
  const take = async (environment: Environment) => {
    const to = targetOf(environment)?.name;
    if (to !== undefined && (await switchEnvironment(environment.name))) set(to);
  };
  const takeBuiltIn = (name: string) => {
    set(name);
    rememberTarget(name);
    if (inUse !== null) void switchEnvironment(null);
  };
  const choose = (value: string) => {
    const environment = environments.find(({ name }) => installed(name) === value);
    if (environment) void take(environment);
    else takeBuiltIn(value);
  };
  return (
    <RadioGroup
      className={css.group}
      aria-labelledby={heading}
      data-field="target"
      value={used ? installed(used.name) : target}
      onChange={choose}
    >
      <h3 id={heading}>PtychoPINN</h3>
      {environments.map((environment) => (
        <Option
          key={environment.name}
          value={installed(environment.name)}
          disabled={targetOf(environment) === null}
          title={
            <>
              {environment.name} <span className={css.about}>{installedText(environment)}</span>
            </>
          }
        >
          <LikenessMark environment={environment} />
          <Verified name={environment.name} />
        </Option>
      ))}
      {OFFERED_TARGETS.map(({ name, commit, traits }) => (
        <Option
          key={name}
          value={name}
          title={
            <>
              Built-in {shortTarget(name)}{' '}
              <span className={css.about}>
                {traits.run.runs ? commit && <code>{shortCommit(commit)}</code> : NOT_INSTALLABLE}
              </span>
            </>
          }
        />
      ))}
      {!findTarget(target) && (
        <Option value={target} title={target}>
          not a target that Pinnboard knows
        </Option>
      )}
      <button
        type="button"
        className={`link ${css.more}`}
        onClick={() => {
          useStore.setState({ runSetup: null });
          dispatch('environments');
        }}
      >
        Environments…
      </button>
    </RadioGroup>
  );
}

/** The value of an installed one; that of a built-in target is its name. */
const installed = (name: string): string => `environment ${name}`;

/** The result of this session's verification, while the configuration is the one that was verified. */
function Verified({ name }: { name: string }) {
  const { last } = useVerification(name);
  const draft = useDocument((doc) => doc.draft);
  if (last?.draft !== draft) return null;
  const { equal, differences } = last.verification;
  const minutes = Math.floor((Date.now() - last.at) / 60_000);
  const when = minutes === 0 ? 'just now' : `${counted(minutes, 'minute')} ago`;
  return (
    <span className={css.verified} data-equal={equal}>
      verified {when}: {equal ? '0 fields differ' : differencesText(differences.length)}
    </span>
  );
}

const differencesText = (count: number): string =>
  count === 0
    ? 'PtychoPINN disagrees'
    : `${counted(count, 'field')} ${count === 1 ? 'differs' : 'differ'}`;

/** `1a2b3c4 on gpu-login`, `installed`. */
function installedText({ report, host }: Environment): string {
  const revision = report?.revision ? shortCommit(report.revision) : null;
  return [revision, host === null ? 'installed' : `on ${host}`].filter(Boolean).join(' ');
}
