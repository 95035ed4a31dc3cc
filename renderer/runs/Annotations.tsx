import { type KeyboardEvent, useState } from 'react';
import { errorText } from '../../shared/errors/words';
import type { RunDetail } from '../../shared/ipc/runs';
import { MOST_NOTE_LENGTH, type NotesChange, parseTags } from '../../shared/runs/notes';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import css from './Annotations.module.css';

/** Tags and note of a run, which are written beside it as soon as they are changed. */
export function Annotations({ run }: { run: Pick<RunDetail, 'id' | 'name' | 'tags' | 'note'> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (change: NotesChange): Promise<boolean> => {
    const outcome = await bridge?.annotateRun({ run: run.id, ...change });
    setProblem(outcome?.ok === false ? errorText(outcome.error) : null);
    return outcome?.ok ?? false;
  };
  return (
    <section className={css.notes} aria-label="Tags and note">
      <Tags tags={run.tags} save={save} onProblem={setProblem} />
      <Note key={run.note} note={run.note} save={(note) => save({ note })} />
      {problem !== null && (
        <p className={css.problem} role="alert">
          <CodeText text={problem} />
        </p>
      )}
    </section>
  );
}

interface TagsProps {
  tags: readonly string[];
  save: (change: NotesChange) => Promise<boolean>;
  onProblem: (problem: string) => void;
}

function Tags({ tags, save, onProblem }: TagsProps) {
  const [text, setText] = useState('');
  const add = async () => {
    const read = parseTags(text);
    if (!read.ok) onProblem(read.problem);
    else if (read.tags.length > 0 && (await save({ add: read.tags })))
      // What was typed meanwhile is the next tag.
      setText((now) => (now === text ? '' : now));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      void save({ remove: tags.slice(-1) });
    }
  };
  return (
    <div className={css.tags}>
      <ul>
        {tags.map((tag) => (
          <li key={tag}>
            {tag}
            <button
              type="button"
              aria-label={`Remove tag ${tag}`}
              onClick={() => void save({ remove: [tag] })}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
      <input
        data-tags
        data-own-undo
        aria-label="Add a tag"
        placeholder="Add a tag"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void add()}
      />
    </div>
  );
}

interface NoteProps {
  note: string;
  save: (note: string) => Promise<boolean>;
}

/** Saved when it is left, or with Enter while Control or Command is held; Escape restores it. */
function Note({ note, save }: NoteProps) {
  const [text, setText] = useState(note);
  const commit = () => {
    if (text.trim() !== note) void save(text.trim());
  };
  return (
    <textarea
      className={css.note}
      data-own-undo
      aria-label="Note"
      placeholder="Add a note"
      rows={Math.min(8, text.split('\n').length)}
      maxLength={MOST_NOTE_LENGTH}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          commit();
        } else if (event.key === 'Escape' && text !== note) {
          event.stopPropagation();
          setText(note);
        }
      }}
    />
  );
}
