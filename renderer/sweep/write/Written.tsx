import { quoted } from '../../../shared/formats/commandLine';
import type { SweepWritten } from '../../../shared/ipc/sweep';
import { counted } from '../../kit/format';
import { copyText } from '../../store/files';
import css from './WriteDialog.module.css';
import { useWrite } from './write';

type Props = { written: SweepWritten };

/** The files written, and how to run them. */
export function Written({ written }: Props) {
  const { folder, files, ready, crashing, refused, resumed, aside } = written;
  const leftOut = useWrite((state) => state.leaveOutCrashes) ? crashing : 0;
  const points = ready + crashing - leftOut;
  const scripts = files.filter((file) => file.endsWith('.sh'));
  return (
    <div className={css.written} role="status">
      <p>
        <b>{points.toLocaleString('en')} payloads written</b> to <code>{folder}</code>
        {leftOut > 0 && `; ${counted(leftOut, 'point')} excluded because of a certain crash`}
        {refused > 0 && `; ${counted(refused, 'point')} blocked, without payload`}
        {resumed > 0 && `; ${resumed.toLocaleString('en')} of them already existed`}.
        {aside !== null && (
          <>
            {' '}
            The previous folder was renamed to <code>{aside}</code>.
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
