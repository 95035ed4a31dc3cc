import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { counted } from '../kit/format';
import css from './Choices.module.css';
import sheet from './PrepareSheet.module.css';
import { dropChoice, takeChoice } from './sources';
import { usePrepare } from './store';

/** The stacks of a folder, of which one is to be prepared. */
export function Choices() {
  const choices = usePrepare((state) => state.choices);
  const hasOthers = usePrepare(({ sources }) => sources.length > 0);
  const others = choices[0]?.sources.slice(1) ?? [];
  return (
    <section className={`${sheet.empty} ${css.choices}`} aria-label="Stacks in the folder">
      <p>
        <CodeText
          text={`The folder has ${choices.length} stacks of numbered files. Which one?${others.length > 0 ? ` The positions are taken from \`${others.map(({ name }) => name).join(', ')}\`.` : ''}`}
        />
      </p>
      <ul>
        {choices.map((choice, at) => (
          <li key={choice.sources[0]?.grant}>
            <Button data-first-focus={at === 0 || undefined} onClick={() => takeChoice(choice)}>
              <code>{choice.sources[0]?.name}</code>
              <span>{counted(choice.files, 'file')}</span>
            </Button>
          </li>
        ))}
      </ul>
      {hasOthers && <Button onClick={dropChoice}>Keep the files as they are</Button>}
    </section>
  );
}
