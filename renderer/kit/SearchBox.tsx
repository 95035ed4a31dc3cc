import css from './SearchBox.module.css';
import { tip } from './Tip';

interface Props {
  /** What it searches, as its name and while it is empty: `Search findings`. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Text while it is empty; the label unless it is stated. */
  placeholder?: string;
  /** How it is written, where it takes more than words. */
  help?: string;
  /** The command Search leads to it. */
  isMain?: boolean;
}

/** Searches the list below it. */
export const SearchBox = ({ label, value, onChange, placeholder = label, help, isMain }: Props) => (
  <input
    type="search"
    className={css.box}
    aria-label={label}
    placeholder={placeholder}
    {...tip(help)}
    data-search={isMain}
    // Undo in it is the text's, not the document's.
    data-own-undo
    spellCheck={false}
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);
