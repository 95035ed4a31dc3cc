import { type KeyboardEvent, Suspense, useLayoutEffect, useRef } from 'react';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import { Button } from '../../kit/Button';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { useDocument } from '../../store/store';
import { goToPattern } from '../PatternBrowser';
import { viewsOf } from '../registry';
import { closePicture, usePictures, type ViewId } from '../store';
import css from './Viewer.module.css';
// In this module's file, so that they are there with it.
import './views';

/** The enlarged picture over the middle column; Esc closes it. */
export function Viewer() {
  const view = usePictures((state) => state.view);
  const dataset = useDocument((doc) => doc.dataset);
  if (view === null || dataset?.reading.status !== 'ok') return null;
  return <Open view={view} grant={dataset.grant} facts={dataset.reading} />;
}

function Open({ view, grant, facts }: { view: ViewId; grant: string; facts: DatasetFacts }) {
  const holder = useRef<HTMLElement>(null);
  const views = viewsOf(facts);
  const current = views.find(({ id }) => id === view) ?? views[0];
  const count = current?.count ?? 1;
  const index = usePictures((state) => Math.min(state.index, count - 1));
  useLayoutEffect(() => {
    holder.current?.focus();
  }, []);
  if (!current) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') closePicture();
    else {
      const to = { PageDown: index + 1, PageUp: index - 1, Home: 0, End: count - 1 }[event.key];
      if (to === undefined || count < 2) return;
      goToPattern(to, count);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={holder}
      className={css.viewer}
      aria-label={current.title(index)}
      tabIndex={-1}
      data-viewer
      onKeyDown={onKeyDown}
    >
      <header className={css.head}>
        <h2>{current.title(index)}</h2>
        <ToggleGroup
          label="Picture"
          small
          value={current.id}
          choices={views.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => usePictures.setState({ view: id })}
        />
        <Button
          variant="ghost"
          small
          icon="close"
          label="Close the picture"
          keys="Esc"
          onClick={closePicture}
        />
      </header>
      <Suspense>{current.show(grant, facts)}</Suspense>
    </section>
  );
}
