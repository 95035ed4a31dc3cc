import { errorText } from '../../shared/errors/words';
import type { OpenedSource } from '../../shared/ipc/prepare';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import css from './Problems.module.css';
import { followLinks } from './sources';

/** Files that cannot be read, limits that were reached, and links that leave a folder. */
export function Problems({ files }: { files: readonly OpenedSource[] }) {
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
  if (lines.length === 0) return null;
  return (
    <ul className={css.problems} aria-label="Problems of the files">
      {lines.map(({ key, text, asks }) => (
        <li key={key}>
          <CodeText text={text} />
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
