import { NAME_LIMIT } from '../../shared/presets/preset';
import { TextBox } from '../kit/TextBox';
import css from './Pane.module.css';
import type { About } from './store';

interface Props {
  about: About;
  onChange: (change: Partial<About>) => void;
}

/** Name, description, author and source of a preset. */
export function AboutFields({ about, onChange }: Props) {
  const box = (name: keyof About) => ({
    value: about[name],
    onText: (text: string) => onChange({ [name]: text }),
  });
  return (
    <div className={css.fields} data-own-undo>
      <TextBox
        caption="Name"
        required
        maxLength={NAME_LIMIT}
        placeholder="lab-baseline"
        {...box('name')}
      />
      <TextBox
        caption="Description"
        rows={2}
        spellCheck
        maxLength={4000}
        placeholder="What it is for, and when not to use it"
        {...box('description')}
      />
      <div className={css.pair}>
        <TextBox caption="Author" maxLength={200} {...box('author')} />
        <TextBox
          caption="Source"
          maxLength={500}
          placeholder="logbook entry, web page, paper"
          {...box('source')}
        />
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
