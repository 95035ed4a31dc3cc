import { Command } from 'cmdk';
import { type ComponentProps, useEffect, useMemo } from 'react';
import { keysText } from '../../../shared/commands/keys';
import { IS_MAC } from '../../kit/keyText';
import { useResolved, useStore } from '../../store/store';
import { findEntries, type PaletteEntry, paletteEntries } from './entries';
import css from './Palette.module.css';

interface Props {
  /** What the box is called. */
  box: ComponentProps<typeof Command.Input>;
  query: string;
  onQuery: (query: string) => void;
  /** Enter was pressed before there was anything to find. */
  runFirst: boolean;
  onRun: (entry: PaletteEntry) => void;
}

/** The box of the palette and what it finds. */
export function Found({ box, query, onQuery, runFirst, onRun }: Props) {
  const draft = useResolved((doc) => doc.draft);
  const recents = useStore((state) => state.recents);
  const entries = useMemo(() => paletteEntries(draft, recents), [draft, recents]);
  const found = findEntries(entries, query);
  const [first] = found;
  useEffect(() => {
    if (runFirst && first) onRun(first);
  }, [runFirst, first, onRun]);
  return (
    <Command shouldFilter={false} vimBindings={false} className={css.palette}>
      <Command.Input {...box} autoFocus value={query} onValueChange={onQuery} />
      <Command.List label="Matches" className={css.list}>
        <Command.Empty className={css.none}>No matches for “{query}”.</Command.Empty>
        {found.map((entry) => (
          <Command.Item
            key={entry.id}
            value={entry.id}
            className={css.entry}
            onSelect={() => onRun(entry)}
          >
            <span className={css.kind}>{entry.kind}</span>
            <span className={css.title}>
              {entry.title}
              {entry.detail !== '' && <code>{entry.detail}</code>}
            </span>
            {entry.keys && <kbd>{keysText(entry.keys, IS_MAC)}</kbd>}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
