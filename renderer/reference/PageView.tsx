import { keysText } from '../../shared/commands/keys';
import type { Page } from '../../shared/reference/entries';
import { CodeText } from '../kit/CodeText';
import { IS_MAC } from '../kit/keyText';
import { FieldView } from './FieldView';
import css from './Page.module.css';
import { RuleView } from './RuleView';
import { AboutRules, FindingsNow } from './sections';

/** A page, or an introduction when none is selected. */
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
          title={page.kind === 'array' ? 'Rules' : 'Rules that cite it'}
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
        What each rule finds and why it matters; what each field does, its type and its sections.
        Type to search. <kbd>↑</kbd> <kbd>↓</kbd> select a page, <kbd>Enter</kbd> opens it,{' '}
        <kbd>{keysText('Alt+←', IS_MAC)}</kbd> <kbd>{keysText('Alt+→', IS_MAC)}</kbd> go back and
        forward, <kbd>Esc</kbd> closes.
      </p>
    </>
  );
}
