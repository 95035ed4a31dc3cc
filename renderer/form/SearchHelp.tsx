import { Button } from '../kit/Button';
import { Popover, PopoverClose } from '../kit/Popover';
import { useStore } from '../store/store';
import { MARKS } from './filter';
import css from './SearchHelp.module.css';

/** What a search may contain; each filter can be added by a click. */
export function SearchHelp() {
  return (
    <Popover
      label="What a search may contain"
      align="end"
      className={css.help}
      trigger={<Button variant="ghost" small icon="info" label="Search help" />}
    >
      <p>
        Words are searched in labels, Python names and help texts; all of them have to match. Put{' '}
        <code>-</code> or <code>not</code> in front of a word or filter to exclude what matches it:{' '}
        <code>rate -@unread</code>.
      </p>
      <dl>
        {MARKS.map(({ mark, help }) => (
          <div key={mark}>
            <dt>
              <PopoverClose
                render={
                  <button type="button" className="link" onClick={() => add(mark)}>
                    <code>{mark.endsWith(':') ? `${mark}…` : mark}</code>
                  </button>
                }
              />
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

/** Appends a filter to the query. */
const add = (mark: string): void =>
  useStore.setState(({ query }) => ({
    query: query.trim() === '' ? mark : `${query.trim()} ${mark}`,
  }));
