import { errorText } from '../../shared/errors/words';
import type { SmallValue, SourceFile } from '../../shared/prepare/source';
import { sizeText } from '../../shared/values/bytes';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import css from './Details.module.css';
import { followLinks } from './sources';
import { linkText, shapeText } from './texts';
import type { Node } from './tree';
import { UseMenu } from './UseMenu';

interface Props {
  node: Node;
  file: SourceFile | undefined;
}

/** What is known of a group or an array, its attributes among it. */
export function Details({ node: { array, group, path, file: index }, file }: Props) {
  const link = array?.link ?? group?.link ?? null;
  const attributes = Object.entries(array?.attributes ?? group?.attributes ?? {});
  const facts: (readonly [string, string])[] = [
    ...(array
      ? ([
          ['Shape', shapeText(array.shape)],
          ['Type', array.type],
        ] as const)
      : []),
    ...(array?.chunks
      ? ([
          ['Stored', [`chunks of ${array.chunks.join(' × ')}`, ...array.filters].join(', ')],
        ] as const)
      : []),
    ...(array && array.value !== null ? ([['Value', valueText(array.value)]] as const) : []),
    ...(path === '/' && file ? ([['Size', sizeText(file.bytes)]] as const) : []),
    ...(link ? ([['Link', linkText(link)]] as const) : []),
  ];
  return (
    <section className={css.details} aria-label="Details">
      <p className={css.path}>
        <code>{path === '' ? file?.name : path}</code>
        {array && array.problem === null && <UseMenu file={index + 1} array={array} />}
      </p>
      {array?.problem && (
        <p className={css.problem}>
          <CodeText text={errorText(array.problem)} />
        </p>
      )}
      {link?.state === 'asks' && (
        <p>
          <Button small onClick={() => void followLinks(index)}>
            Follow this link…
          </Button>
        </p>
      )}
      <dl className={css.list}>
        {facts.map(([name, text]) => (
          <Fact key={name} name={name} text={text} />
        ))}
      </dl>
      {attributes.length > 0 && (
        <>
          <h4>Attributes</h4>
          <dl className={css.list}>
            {attributes.map(([name, value]) => (
              <Fact key={name} name={name} text={valueText(value)} isCode />
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function valueText(value: SmallValue): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const Fact = ({ name, text, isCode = false }: { name: string; text: string; isCode?: boolean }) => (
  <>
    <dt>{isCode ? <code>{name}</code> : name}</dt>
    <dd>{isCode ? <code>{text}</code> : text}</dd>
  </>
);
