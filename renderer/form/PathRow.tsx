import { memo } from 'react';
import type { Finding } from '../../shared/findings/finding';
import type { RequestPath } from '../../shared/form/requestPaths';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { withDraft } from '../store/document';
import { change, seal } from '../store/edit';
import { chooseModel, chooseOutput } from '../store/files';
import { useDocument } from '../store/store';
import css from './Control.module.css';
import { Frame } from './Frame';
import { PathEnd } from './PathEnd';
import { folderState } from './pathState';
import rowCss from './Row.module.css';
import { useOutputNow } from './useOutputNow';

interface Props {
  path: RequestPath;
  findings: readonly Finding[];
}

/** A path of the request: files are opened, since Pinnboard reads them; the output folder is a text that may be typed. */
export const PathRow = memo(function PathRow({ path, findings }: Props) {
  const { name, kind, description } = path;
  const file = useDocument((doc) =>
    kind === 'dataset' ? doc.dataset : kind === 'model' ? doc.model : null,
  );
  const output = useDocument(({ draft }) => draft.output_dir);
  const text = kind === 'output' ? output : (file?.path ?? '');
  const choose =
    kind === 'dataset'
      ? () => dispatch('open-dataset')
      : kind === 'model'
        ? chooseModel
        : chooseOutput;
  const folder = useOutputNow(kind === 'output' ? output : '');
  const state =
    kind === 'output'
      ? folderState(output, folder)
      : file === null
        ? null
        : file.reading.status === 'missing'
          ? 'not on this machine'
          : 'opened here';
  return (
    <Frame
      name={name}
      label={description.label}
      code={name}
      help={description.help}
      findings={findings}
      edge={text === '' ? undefined : 'override'}
      control={
        <span className={css.box} data-set={text !== '' || undefined}>
          <input
            type="text"
            className={css.text}
            data-control
            aria-label={description.label}
            aria-describedby={`help-${name}`}
            spellCheck={false}
            placeholder={kind === 'output' ? 'folder' : 'not opened'}
            value={text}
            readOnly={kind !== 'output'}
            onChange={({ target }) =>
              change((doc) => withDraft(doc, { output_dir: target.value }), 'type output_dir')
            }
            onBlur={seal}
          />
          <PathEnd text={text} />
          <Button
            className={css.folder}
            variant="ghost"
            small
            icon="folder"
            label={
              kind === 'output' ? 'Choose output folder' : `Open ${description.label.toLowerCase()}`
            }
            onClick={() => void choose()}
          />
        </span>
      }
      origin={
        <span className={rowCss.origin}>
          <small className={rowCss.used}>{state}</small>
        </span>
      }
      action={() => null}
    >
      <span id={`help-${name}`} className="sr-only">
        {description.help}
      </span>
    </Frame>
  );
});
