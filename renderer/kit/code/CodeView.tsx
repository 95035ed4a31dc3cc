import { type CSSProperties, memo, useMemo } from 'react';
import css from './CodeView.module.css';
import { highlight, type Language } from './highlight';

interface Props {
  label: string;
  text: string;
  language: Language;
  wrap: boolean;
}

/** A text as it will be saved, with line numbers. */
export const CodeView = memo(function CodeView({ label, text, language, wrap }: Props) {
  const lines = useMemo(() => highlight(text, language), [text, language]);
  const style: CSSProperties & { '--digits': number } = { '--digits': `${lines.length}`.length };
  return (
    <section
      className={css.preview}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
    >
      <pre className={css.text} data-wrap={wrap || undefined} style={style}>
        {lines.map((tokens, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
          <code key={i} className={css.line}>
            {tokens.map(({ kind, text: part }, j) =>
              kind === 'plain' ? (
                part
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no other name.
                <span key={j} data-kind={kind}>
                  {part}
                </span>
              ),
            )}
            {'\n'}
          </code>
        ))}
      </pre>
    </section>
  );
});
