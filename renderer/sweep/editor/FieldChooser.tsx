import { type KeyboardEvent, useId, useState } from 'react';
import type { AxisField } from '../../../shared/sweep/draft/fields';
import { itemText } from '../../../shared/sweep/draft/list';
import { useDocument, useStore } from '../../store/store';
import { addAxis, currentValue } from '../edit';
import { focusAxis } from '../open';
import css from './FieldChooser.module.css';
import { findFields } from './findFields';

interface Props {
  readonly fields: readonly AxisField[];
  /** Fields that already are axes. */
  readonly taken: readonly AxisField[];
}

/** Adds an axis: finds a field by its label, names or group. */
export function FieldChooser({ fields, taken }: Props) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useId();
  const found = open ? findFields(fields, query) : [];
  const chosen = found[Math.min(at, found.length - 1)];
  const add = (field = chosen) => {
    if (!field) return;
    setQuery('');
    setOpen(false);
    focusAxis(addAxis(field));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = open ? Math.min(Math.max(at + step, 0), found.length - 1) : 0;
      setOpen(true);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className={css.chooser}>
      <input
        type="text"
        role="combobox"
        aria-label="Add axis"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && chosen ? `${list}-${found.indexOf(chosen)}` : undefined}
        data-own-undo
        data-add-axis
        autoComplete="off"
        spellCheck={false}
        placeholder="Add axis: field name"
        value={query}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div id={list} role="listbox" aria-label="Fields" className={css.list}>
          {found.map((field, i) => (
            <Option
              key={`${field.place} ${field.name}`}
              id={`${list}-${i}`}
              field={field}
              selected={field === chosen}
              taken={taken.includes(field)}
              onPoint={() => setAt(i)}
              onChoose={() => add(field)}
            />
          ))}
          {found.length === 0 && <p className={css.none}>No fields match “{query}”.</p>}
        </div>
      )}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly field: AxisField;
  readonly selected: boolean;
  readonly taken: boolean;
  onPoint(): void;
  onChoose(): void;
}

function Option({ id, field, selected, taken, onPoint, onChoose }: OptionProps) {
  const resolution = useStore((state) => state.resolution);
  const current = useDocument((doc) => currentValue(field, doc, resolution));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above answers the keys.
    <div
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={css.option}
      title={field.help}
      onMouseMove={onPoint}
      // Otherwise the box would lose the focus, which closes the list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={css.label}>
        {field.label} <code>{field.names[0]}</code>
      </span>
      <small className={css.about}>
        {taken ? 'already an axis' : field.group}
        {current !== undefined && <code>current {itemText(current, field.type)}</code>}
      </small>
    </div>
  );
}
