import { IMPORT_FORMATS } from '../../shared/importers';
import { Button } from '../kit/Button';
import { Select } from '../kit/Select';
import { Tip } from '../kit/Tip';
import css from './ImportSheet.module.css';
import { chooseText } from './open';
import { useImport } from './store';

/** The text, typed, pasted or read from a file, and its format. */
export function Source() {
  const { text, name, as } = useImport();
  return (
    <section className={css.source} aria-label="Text">
      <div className={css.line}>
        <Button small onClick={() => void chooseText()}>
          Open file…
        </Button>
        <Tip text={name}>
          <span className={css.name}>{name === '' ? 'or paste below' : name}</span>
        </Tip>
        <span className={css.form}>
          Read as
          <Select
            label="Read as"
            value={as}
            onChange={(chosen) => useImport.setState({ as: chosen })}
            choices={[
              { value: null, label: 'Detect format' },
              ...IMPORT_FORMATS.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            small
          />
        </span>
      </div>
      <textarea
        data-first-focus
        aria-label="Text to import"
        placeholder="Paste text here"
        data-own-undo
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={({ target }) => useImport.setState({ text: target.value })}
      />
    </section>
  );
}
