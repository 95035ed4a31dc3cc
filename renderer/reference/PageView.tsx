import { keysText } from '../../shared/commands/keys';
import type { Page } from '../../shared/reference/entries';
import { CodeText } from '../kit/CodeText';
import { IS_MAC } from '../kit/keyText';
import { FieldView } from './FieldView';
import css from './Page.module.css';
import { RuleView } from './RuleView';
import { AboutRules, FindingsNow } from './sections';

/** A page, or what the Reference is when none is chosen. */
export function PageView({ page }: { page: Page | undefined }) {
  if (page?.kind === 'rule') return <RuleView page={page} />;
  if (page?.kind === 'field') return <FieldView page={page} />;
  if (page)
    return (
      <>
        <header className={css.head}>
          <h2>{page.title}</h2>
          <p className={css.names}>
            {page.names.map((name) => (
              <code key={name}>{name}</code>
            ))}
            {page.kind === 'array' && <span>{page.required ? 'required' : 'optional'}</span>}
          </p>
        </header>
        <p>
          <CodeText text={page.text} />
        </p>
        <AboutRules
          rules={page.rules}
          title={page.kind === 'array' ? 'Rules about it' : 'Rules that cite it'}
        />
        <FindingsNow page={page} />
      </>
    );
  return (
    <>
      <header className={css.head}>
        <h2>Reference</h2>
      </header>
      <p>
        What each rule finds and why it matters, and what each field does, what it takes and where
        it lands. Type to search, <kbd>↑</kbd> <kbd>↓</kbd> walk through the pages, <kbd>Enter</kbd>{' '}
        goes to the page, <kbd>{keysText('Alt+←', IS_MAC)}</kbd>{' '}
        <kbd>{keysText('Alt+→', IS_MAC)}</kbd> back and forward, <kbd>Esc</kbd> closes.
      </p>
    </>
  );
}
