import type { SweepWritten } from '../../../shared/ipc/sweep';
import { copyText } from '../../store/files';
import css from './WriteDialog.module.css';

type Props = { written: Extract<SweepWritten, { status: 'written' }> };

/** What was written, and how to run it. */
export function Written({ written }: Props) {
  const { folder, files, points, refused, leftOut, resumed, aside } = written;
  const scripts = files.filter((file) => file.endsWith('.sh'));
  return (
    <div className={css.written} role="status">
      <p>
        <b>{points.toLocaleString('en')} payloads written</b> to <code>{folder}</code>
        {leftOut > 0 && `; ${leftOut.toLocaleString('en')} that will crash are left out`}
        {refused > 0 && `; ${refused.toLocaleString('en')} points are blocked and have none`}
        {resumed > 0 && `; ${resumed.toLocaleString('en')} of them stood there from before`}.
        {aside !== null && (
          <>
            {' '}
            What was there is now <code>{aside}</code>.
          </>
        )}
      </p>
      <p className={css.files}>
        {files.map((file) => (
          <code key={file}>{file}</code>
        ))}
      </p>
      {scripts.map((script) => (
        <p key={script} className={css.command}>
          <code>bash {script}</code>
          <button
            type="button"
            className="btn small"
            onClick={() =>
              void copyText(`cd ${quoted(folder)} && bash ${script}`, 'Command copied')
            }
          >
            Copy
          </button>
        </p>
      ))}
    </div>
  );
}

/** As a POSIX shell reads it. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
