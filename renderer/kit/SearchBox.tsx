import css from './SearchBox.module.css';

interface Props {
  /** What it searches, as its name and while it is empty: `Search findings`. */
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** Searches the list below it. */
export const SearchBox = ({ label, value, onChange }: Props) => (
  <input
    type="search"
    className={css.box}
    aria-label={label}
    placeholder={label}
    // Undo in it is the text's, not the document's.
    data-own-undo
    spellCheck={false}
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);
