import { withDraft } from '../store/document';
import { change, seal } from '../store/edit';
import { chooseOutput } from '../store/files';
import { useDocument } from '../store/store';
import { Chip } from './Chip';

/** Where the run writes its results; Pinnboard only stores the path. */
export function OutputFolder() {
  const output = useDocument(({ draft }) => draft.output_dir);
  return (
    <Chip label="output" field="output_dir" wide>
      <input
        type="text"
        aria-label="Output folder"
        title={`Where the run writes its results: ${output}`}
        spellCheck={false}
        placeholder="folder"
        value={output}
        onChange={({ target }) =>
          change((doc) => withDraft(doc, { output_dir: target.value }), 'type output_dir')
        }
        onBlur={seal}
      />
      <button
        type="button"
        aria-label="Choose output folder"
        title="Choose a folder"
        onClick={() => void chooseOutput()}
      >
        …
      </button>
    </Chip>
  );
}
