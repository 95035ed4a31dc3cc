import { errorText } from '../../shared/errors/words';
import type { Finding } from '../../shared/findings/finding';
import { IMPORT_FORMATS } from '../../shared/importers';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { markOf } from '../kit/findings/outcomes';
import { PreviewBody } from '../kit/findings/PreviewBody';
import { askPreviewOf } from '../kit/findings/preview';
import { whereText } from '../kit/findings/words';
import { counted } from '../kit/format';
import { useAnswer } from '../kit/useAnswer';
import type { EditorDocument } from '../store/document';
import { useDocument } from '../store/store';
import type { Merged, NamedFile } from './merge';
import { locateDataset, locateModel } from './open';
import css from './Proposed.module.css';
import type { Proposal } from './useProposal';
import { changesAnything, fileText, runChanges } from './words';

/** The format of the text, its findings, and the resulting changes of the request. */
export function Proposed({ proposal }: { proposal: Proposal | null }) {
  if (proposal === null)
    return (
      <div className={css.empty}>
        <p>
          Paste text on the left or open a file. The resulting changes are previewed here; nothing
          changes until you import it. Supported formats:
        </p>
        <ul>
          {IMPORT_FORMATS.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      </div>
    );
  const { format, imported, merged } = proposal;
  if (!imported.ok || !merged)
    return (
      <div className={css.problem} role="status">
        <p>
          <b>Cannot import</b> {format ? `(${format.title}) ` : ''}
          {imported.ok ? '' : <CodeText text={imported.error.message} />}
        </p>
      </div>
    );
  return (
    <>
      <p className={css.form} role="status">
        Read as <b>{format?.title}</b>
      </p>
      <Findings findings={imported.findings} />
      <Files {...merged} />
      <Change work={merged.work} />
    </>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0)
    return (
      <p className={css.whole}>
        <b aria-hidden="true">✓</b> All settings of the text are imported.
      </p>
    );
  return (
    <>
      <h3 className={css.title}>{counted(findings.length, 'finding')}</h3>
      <ul className={css.findings}>
        {findings.map((finding, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one rule may have two findings on the same names.
          <li key={`${finding.rule} ${i}`} data-mark={markOf(finding)}>
            <OutcomeMark mark={markOf(finding)} /> <code>{finding.rule}</code>{' '}
            <CodeText text={finding.message} /> <small>{whereText(finding)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Files that the text names; the user has to open each. */
function Files({ work, files }: Merged) {
  return files.map((file) => (
    <p key={file.what} className={css.file}>
      <span>{fileText(file, work)}</span>
      {file.state !== 'opened' && <Locate file={file} />}
    </p>
  ));
}

function Locate({ file: { what, named } }: { file: NamedFile }) {
  return (
    <Button
      small
      onClick={() => void (what === 'dataset' ? locateDataset(named) : locateModel(named))}
    >
      {what === 'dataset' ? 'Open dataset…' : 'Choose model…'}
    </Button>
  );
}

function Change({ work }: { work: EditorDocument }) {
  const current = useDocument((present) => present);
  const outcome = useAnswer(work.draft, () => askPreviewOf(() => work.draft));
  const changes = runChanges(current, work);
  if (!changesAnything(current, work))
    return <p className={css.same}>The request already has these settings.</p>;
  return (
    <>
      {changes.length > 0 && (
        <>
          <h3 className={css.title}>Run</h3>
          <ul className={css.changes}>
            {changes.map(({ name, before, after }) => (
              <li key={name}>
                <code>{name}</code> <code className={css.before}>{before}</code>
                <span aria-hidden="true"> → </span>
                <span className="sr-only"> to </span>
                <code className={css.after}>{after}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {outcome === null && <p className={css.same}>Resolving…</p>}
      {outcome?.ok === false && <p className={css.same}>No preview: {errorText(outcome.error)}</p>}
      {outcome?.ok && <PreviewBody preview={outcome.value} limit={60} />}
    </>
  );
}
