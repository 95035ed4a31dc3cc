import type { OpenedSources } from '../../shared/ipc/prepare';
import { CodeText } from '../kit/CodeText';
import { Icon } from '../kit/Icon';
import { Popover, PopoverClose } from '../kit/Popover';
import chip from './Chip.module.css';
import css from './Layout.module.css';
import { setRecipe, usePrepare } from './store';

/** The layout that the recipe began with, what speaks for it, and the others that the files could follow. */
export function Layout({ opened: { layouts } }: { opened: OpenedSources }) {
  const current = usePrepare(({ recipe }) => recipe?.layout);
  const shown = layouts.find(({ layout }) => layout === current) ?? null;
  if (layouts.length === 0)
    return <span className={css.none}>No known layout. Wire the arrays by hand.</span>;
  return (
    <Popover
      label="Layout"
      className={css.popover}
      trigger={
        <button type="button" className={`${chip.chip} ${chip.on}`}>
          {shown ? `Recognised: ${shown.name}` : 'Own mapping'}
          <Icon name="down" size={14} />
        </button>
      }
    >
      {layouts.map(({ layout, name, evidence, recipe }) => (
        <section key={layout} className={css.layout} aria-label={name}>
          <header>
            <b>{name}</b>
            <PopoverClose
              render={
                <button type="button" className="link" onClick={() => setRecipe(recipe)}>
                  {layout === shown?.layout ? 'Begin again with it' : 'Use this layout'}
                </button>
              }
            />
          </header>
          <ul>
            {evidence.map((line) => (
              <li key={line}>
                <CodeText text={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Popover>
  );
}
