import { NAME_LIMIT } from '../../shared/presets/preset';
import css from './Pane.module.css';
import type { About } from './store';

interface Props {
  about: About;
  onChange: (change: Partial<About>) => void;
}

/** Name, description, author and source of a preset. */
export function AboutFields({ about, onChange }: Props) {
  return (
    <div className={css.fields} data-own-undo>
      <label className={css.text}>
        <span>Name</span>
        <input
          type="text"
          required
          maxLength={NAME_LIMIT}
          placeholder="lab-baseline"
          value={about.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <label className={css.text}>
        <span>Description</span>
        <textarea
          maxLength={4000}
          placeholder="What it is for, and when not to use it"
          value={about.description}
          onChange={({ target }) => onChange({ description: target.value })}
        />
      </label>
      <div className={css.pair}>
        <label className={css.text}>
          <span>Author</span>
          <input
            type="text"
            maxLength={200}
            value={about.author}
            onChange={({ target }) => onChange({ author: target.value })}
          />
        </label>
        <label className={css.text}>
          <span>Source</span>
          <input
            type="text"
            maxLength={500}
            placeholder="logbook entry, web page, paper"
            value={about.source}
            onChange={({ target }) => onChange({ source: target.value })}
          />
        </label>
      </div>
    </div>
  );
}

/** As saved in the file: without empty fields. */
export const aboutOf = ({ name, description, author, source }: About) => ({
  name: name.trim(),
  description: description.trim(),
  ...(author.trim() === '' ? {} : { author: author.trim() }),
  ...(source.trim() === '' ? {} : { source: source.trim() }),
});
