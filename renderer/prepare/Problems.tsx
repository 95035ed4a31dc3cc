import { errorText } from '../../shared/errors/words';
import type { OpenedSource, OpenedSources } from '../../shared/ipc/prepare';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { counted } from '../kit/format';
import css from './Problems.module.css';
import { followLinks, takeTextBeside, takeWholeSeries } from './sources';
import { usePrepare } from './store';

/** What is to be known of the files: those that cannot be read, limits that were reached, and links that leave a folder. */
export function Problems({ opened: { files, textBeside } }: { opened: OpenedSources }) {
  const lines = files.flatMap(({ grant, name, file, problem }, index) => [
    ...(problem ? [{ key: grant, text: errorText(problem), name, asks: null }] : []),
    ...(file?.problems ?? []).map((one, i) => ({
      ...{ key: `${grant} ${i}`, text: errorText(one), name, asks: null },
    })),
    ...(linksThatAsk(file) > 0
      ? [
          {
            ...{ key: `${grant} links`, name, asks: index },
            text: `${linksThatAsk(file) === 1 ? 'A link leaves' : `${linksThatAsk(file)} links leave`} the folder of \`${name}\` and ${linksThatAsk(file) === 1 ? 'is' : 'are'} not followed.`,
          },
        ]
      : []),
  ]);
  const notes = usePrepare((state) => state.notes);
  const singles = files.flatMap(({ grant, name, oneOf }) =>
    oneOf ? [{ grant, name, count: oneOf.files }] : [],
  );
  if (lines.length + notes.length + singles.length === 0 && textBeside === null) return null;
  return (
    <ul className={css.problems} aria-label="Problems of the files">
      {singles.map(({ grant, name, count }) => (
        <li key={grant} data-note>
          <p>
            <CodeText
              text={`\`${name}\` is one of ${counted(count, 'numbered file')} that can be one stack.`}
            />
          </p>
          <Button small onClick={() => void takeWholeSeries(grant)}>
            {`Take all ${counted(count, 'file')}`}
          </Button>
        </li>
      ))}
      {textBeside !== null && (
        <li data-note>
          <p>
            <CodeText text={`\`${textBeside}\` in the same folder may have the positions.`} />
          </p>
          <Button small onClick={() => void takeTextBeside()}>
            {`Add ${textBeside}`}
          </Button>
        </li>
      )}
      {notes.map((note) => (
        <li key={note} data-note>
          <p>
            <CodeText text={note} />
          </p>
        </li>
      ))}
      {lines.map(({ key, text, asks }) => (
        <li key={key}>
          <p>
            <CodeText text={text} />
          </p>
          {asks !== null && (
            <Button small onClick={() => void followLinks(asks)}>
              Follow…
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** How many arrays and groups lead out of the folder. */
const linksThatAsk = (file: OpenedSource['file']): number =>
  [...(file?.arrays ?? []), ...(file?.groups ?? [])].filter(({ link }) => link?.state === 'asks')
    .length;
