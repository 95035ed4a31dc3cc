import { Combobox as Base } from '@base-ui/react/combobox';
import { matchesWords } from '../../shared/values/matchesWords';
import type { Choice } from './choice';
import field from './field.module.css';
import { Icon } from './Icon';
import { PLACE } from './place';
import css from './popup.module.css';

interface Props {
  label: string;
  /** The chosen value; null for none, as where each choice is added to something. */
  value: string | null;
  choices: readonly Choice<string>[];
  onChange: (value: string) => void;
  placeholder?: string;
  className?: string | undefined;
  small?: boolean;
}

/** One of many values, found by words of its label, value or second line. */
export function Combobox(props: Props) {
  const { label, value, choices, onChange, placeholder, className = '', small = false } = props;
  return (
    <Base.Root<Choice<string>>
      items={choices}
      value={choices.find((choice) => choice.value === value) ?? null}
      onValueChange={(choice) => {
        if (choice) onChange(choice.value);
      }}
      filter={(choice, query) =>
        matchesWords([choice.label, choice.value, choice.detail ?? ''], query)
      }
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <Base.InputGroup className={`${field.field} ${className}`} data-small={small || undefined}>
        <Base.Input aria-label={label} placeholder={placeholder} spellCheck={false} data-own-undo />
        <Base.Icon>
          <Icon name="choose" size={14} />
        </Base.Icon>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner {...PLACE}>
          <Base.Popup className={`${css.popup} ${css.list}`}>
            <Base.Empty className={css.none}>No matches.</Base.Empty>
            <Base.List>
              {(choice: Choice<string>) => (
                <Base.Item
                  key={choice.value}
                  value={choice}
                  disabled={choice.disabled ?? false}
                  className={css.item}
                >
                  <span className={css.slot} data-slot>
                    <Base.ItemIndicator>
                      <Icon name="ok" />
                    </Base.ItemIndicator>
                  </span>
                  <span>
                    {choice.code ? <code>{choice.label}</code> : choice.label}
                    {choice.detail && <small>{choice.detail}</small>}
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
