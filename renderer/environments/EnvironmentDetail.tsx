import { useState } from 'react';
import type { Environment } from '../../shared/environments/environment';
import type { EnvironmentReport } from '../../shared/environments/report';
import { targetOf } from '../../shared/environments/target';
import { HOW_TEXT, KIND_TEXT, packagesText } from '../../shared/environments/words';
import { errorText } from '../../shared/errors/words';
import { dateText } from '../../shared/values/dates';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { shortCommit } from '../kit/environments/words';
import { counted } from '../kit/format';
import { newJob } from '../kit/job';
import { tip } from '../kit/Tip';
import { withDraft } from '../store/document';
import { change } from '../store/edit';
import { changeList, switchEnvironment, useEnvironments } from '../store/environments';
import { useDocument } from '../store/store';
import css from './Detail.module.css';
import { Drift } from './Drift';

/** An environment: revision, how it was found, what its owner notes, and its drift. */
export function EnvironmentDetail({ environment }: { environment: Environment }) {
  const { report } = environment;
  return (
    <>
      <div className={css.head}>
        <Actions environment={environment} />
        <Facts environment={environment} />
      </div>
      {report === null ? (
        <p className={css.empty}>
          Its files were not read here.{' '}
          <CodeText text="Run `pinnboard environment describe -o env.json` on that host and add the file to see revision and drift." />
        </p>
      ) : (
        <Drift report={report} />
      )}
    </>
  );
}

function Actions({ environment }: { environment: Environment }) {
  const { name, host } = environment;
  const [job, setJob] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const target = targetOf(environment)?.name ?? null;
  const isUsed = useEnvironments(({ inUse }) => inUse === name);
  const isHere = useDocument(({ draft }) => draft.target === target) && isUsed;

  const refresh = async () => {
    const mine = newJob();
    setJob(mine);
    setProblem(null);
    await changeList(bridge?.refreshEnvironment({ name, job: mine }), setProblem);
    setJob(null);
  };
  const use = async () => {
    if (target !== null && (await switchEnvironment(name)))
      change((doc) => withDraft(doc, { target }));
  };
  return (
    <>
      <div className={css.title}>
        <h2>{name}</h2>
        <span className={css.space} />
        {host === null &&
          (job === null ? (
            <Button onClick={() => void refresh()}>Refresh</Button>
          ) : (
            <span className={css.busy} role="status">
              Reading its files…
              <Button small onClick={() => void bridge?.cancel(job)}>
                Cancel
              </Button>
            </span>
          ))}
        <Button
          disabled={target === null || isHere}
          {...tip(target === null ? 'No known target resembles it' : undefined)}
          onClick={() => void use()}
        >
          {isHere ? 'Used by this configuration' : 'Use for this configuration'}
        </Button>
        <Button
          {...tip('Removes it from this list; its files are not touched')}
          onClick={() => void changeList(bridge?.removeEnvironment(name))}
        >
          Remove
        </Button>
      </div>
      {problem !== null && (
        <p className={css.problem} role="alert">
          <CodeText text={problem} />
        </p>
      )}
    </>
  );
}

function Facts({ environment }: { environment: Environment }) {
  const { report, interpreter, host, path, readAt, statedTarget } = environment;
  return (
    <dl className={css.facts}>
      {report !== null && <Revision report={report} />}
      {statedTarget !== null && report === null && (
        <>
          <dt>Target</dt>
          <dd>
            <code>{statedTarget}</code>, as you stated
          </dd>
        </>
      )}
      <dt>Python</dt>
      <dd>{interpreter === null ? 'none found: a bare checkout' : <code>{interpreter}</code>}</dd>
      {report !== null && report.packages.length > 0 && (
        <>
          <dt>Packages</dt>
          <dd>{packagesText(report)}</dd>
        </>
      )}
      {path !== interpreter && path !== '' && (
        <>
          <dt>Path</dt>
          <dd>
            <code>{path}</code>
          </dd>
        </>
      )}
      <dt>Host</dt>
      <dd>
        {host ?? 'this machine'}
        {readAt !== null && <span className={css.dim}> · read {dateText(readAt)}</span>}
      </dd>
      <Note environment={environment} field="gpu" label="GPU model" />
      <Note environment={environment} field="notes" label="Notes" />
    </dl>
  );
}

function Revision({ report }: { report: EnvironmentReport }) {
  const { revision, state, how, kind, root, files, modified, contradictions } = report;
  const problems = [...contradictions, ...report.problems.map(errorText)];
  return (
    <>
      <dt>Revision</dt>
      <dd>
        {revision === null ? 'unknown' : <code {...tip(revision)}>{shortCommit(revision)}</code>}
        {state !== null && (
          <span className={css.dim}>
            {state.exact
              ? ` of ${state.date}`
              : ` · nearest known state ${shortCommit(state.commit)} of ${state.date}`}
            {state.heads.length > 0 && ` (${state.heads.join(', ')})`}
          </span>
        )}
        {modified === true && (
          <span {...tip(files.map(({ file, change }) => `${change} ${file}`).join('\n'))}>
            {' '}
            ·{' '}
            {files.length === 0
              ? 'built from changed files'
              : `${counted(files.length, 'file')} changed`}
          </span>
        )}
        {modified === false && <span className={css.dim}> · unchanged</span>}
      </dd>
      <dt>Found by</dt>
      <dd>
        {how === null ? 'Nothing names the revision' : HOW_TEXT[how]}; {KIND_TEXT[kind]} in{' '}
        <code>{root}</code>
      </dd>
      {problems.length > 0 && (
        <>
          <dt>Problems</dt>
          <dd>
            {problems.map((sentence) => (
              <p key={sentence} className={css.warning}>
                <CodeText text={sentence} />
              </p>
            ))}
          </dd>
        </>
      )}
    </>
  );
}

/** A text that the user keeps about an environment; saved when it is left. */
function Note({
  environment: { name, gpu, notes },
  field,
  label,
}: {
  environment: Environment;
  field: 'gpu' | 'notes';
  label: string;
}) {
  const saved = (field === 'gpu' ? gpu : notes) ?? '';
  const [text, setText] = useState(saved);
  const save = () => {
    if (text.trim() === saved) return;
    const written =
      field === 'gpu' ? { notes, gpu: text.trim() || null } : { gpu, notes: text.trim() };
    void changeList(bridge?.annotateEnvironment({ name, ...written }));
  };
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <input
          className={css.note}
          aria-label={label}
          placeholder={field === 'gpu' ? 'not known' : 'none'}
          maxLength={200}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={save}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') currentTarget.blur();
          }}
        />
      </dd>
    </>
  );
}
