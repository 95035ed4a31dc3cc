import { type KeyboardEvent, useState } from 'react';
import { errorText } from '../../shared/errors/words';
import type { RunDetail } from '../../shared/ipc/runs';
import { MOST_NOTE_LENGTH, parseTags, type RunNotes, sameTag } from '../../shared/runs/notes';
import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import css from './Annotations.module.css';

/** Tags and note of a run, which are written beside it as soon as they are changed. */
export function Annotations({ run }: { run: Pick<RunDetail, 'id' | 'name' | 'tags' | 'note'> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (change: Partial<RunNotes>): Promise<boolean> => {
    const { id, tags, note } = run;
    const outcome = await bridge?.annotateRun({ run: id, tags: [...tags], note, ...change });
    setProblem(outcome?.ok === false ? errorText(outcome.error) : null);
    return outcome?.ok ?? false;
  };
  return (
    <section className={css.notes} aria-label="Tags and note">
      <Tags tags={run.tags} save={(tags) => save({ tags })} onProblem={setProblem} />
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
  save: (tags: readonly string[]) => Promise<boolean>;
  onProblem: (problem: string) => void;
}

function Tags({ tags, save, onProblem }: TagsProps) {
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() === '') return;
    const read = parseTags([...tags, text].join(' '));
    if (!read.ok) onProblem(read.problem);
    else if (await save(read.tags)) setText('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      void save(tags.slice(0, -1));
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
              onClick={() => void save(tags.filter((one) => !sameTag(one, tag)))}
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
