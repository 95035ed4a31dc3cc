import { useMemo } from 'react';
import { formatsFor } from '../../shared/exporters';
import type { ExportFormat, ExportInput } from '../../shared/exporters/format';
import { hasLoader } from '../../shared/exporters/loader';
import { pendingText } from '../../shared/form/typedText';
import { Button } from '../kit/Button';
import { closeOverlay } from '../kit/closeOverlay';
import { CodeView } from '../kit/code/CodeView';
import { Switch } from '../kit/Switch';
import { tip } from '../kit/Tip';
import { pendingWhy } from '../store/pending';
import { reveal } from '../store/reveal';
import { useDocument, useStore } from '../store/store';
import css from './ExportView.module.css';
import { FormatList, FormatSelect } from './Formats';
import { Refused } from './Refused';
import { copyForm, saveForm } from './save';
import { useExport } from './store';
import { UnsupportedSettings } from './UnsupportedSettings';
import { useInput } from './useInput';

interface Props {
  /** In a dialog, with room for the list of formats. */
  large?: boolean;
}

/** The request in another tool's format: preview, unsupported settings, copy and save. */
export function ExportView({ large = false }: Props) {
  const input = useInput();
  const { target, workflow } = input.request;
  const id = useExport((state) => state.format);
  const formats = useMemo(() => formatsFor({ target, workflow }), [target, workflow]);
  const chosen = formats.find((format) => format.id === id) ?? formats[0];
  if (!chosen) return <p className={css.empty}>No export format for this target and workflow.</p>;
  return (
    <div className={css.view} data-large={large || undefined}>
      {large && <FormatList formats={formats} chosen={chosen} />}
      <div className={css.main}>
        <div className={css.tools}>
          {large ? <h3>{chosen.title}</h3> : <FormatSelect formats={formats} chosen={chosen} />}
          {!large && <Expand />}
        </div>
        {!large && <p className={css.help}>{chosen.help}</p>}
        {input.resolution.payload ? (
          <Written format={chosen} input={input} go={large ? leaveAnd(reveal) : reveal} />
        ) : (
          <Refused go={large ? leaveAnd(reveal) : reveal} />
        )}
      </div>
    </div>
  );
}

/** Closes the dialog, then continues in the window once the focus is back there. */
const leaveAnd = (go: typeof reveal) => (names: readonly string[]) => closeOverlay(() => go(names));

function Expand() {
  return (
    <Button
      small
      {...tip('Open in a larger view')}
      onClick={() => useStore.setState({ overlay: 'export' })}
    >
      Expand
    </Button>
  );
}

/** Why saving and copying are disabled, with a link to the field that is being edited. */
function Waits({ go }: { go: typeof reveal }) {
  const why = useDocument(pendingWhy);
  const name = useDocument((work) => pendingText(work)?.row.name);
  if (why === null || name === undefined) return null;
  return (
    <p className={css.waits} role="status">
      Finish editing first: {why}.{' '}
      <button type="button" className="link" onClick={() => go([name])}>
        Go to the field
      </button>
    </p>
  );
}

type WrittenProps = { format: ExportFormat; input: ExportInput; go: typeof reveal };

function Written({ format, input, go }: WrittenProps) {
  const { text, unsupported } = useMemo(() => format.write(input), [format, input]);
  const { wrap, loader } = useExport();
  const offersLoader = hasLoader(format);
  return (
    <>
      <div className={css.tools}>
        <Button
          small
          variant="primary"
          onClick={() => void saveForm(format, offersLoader && loader)}
        >
          Save as…
        </Button>
        <Button small onClick={() => void copyForm(format, text)}>
          Copy
        </Button>
        <Switch checked={wrap} onChange={(next) => useExport.setState({ wrap: next })}>
          Wrap lines
        </Switch>
        {offersLoader && (
          <span {...tip('Reads payload files and verifies them on the machine that runs them')}>
            <Switch checked={loader} onChange={(next) => useExport.setState({ loader: next })}>
              Also save <code>pinnboard_payload.py</code>
            </Switch>
          </span>
        )}
      </div>
      <Waits go={go} />
      <UnsupportedSettings
        unsupported={unsupported}
        target={input.request.target}
        onGo={(name) => go([name])}
      />
      <CodeView label="Preview" text={text} language={format.language} wrap={wrap} />
    </>
  );
}
