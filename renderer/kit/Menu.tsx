/** Menus: `<Menu trigger={<Button icon="more" label="More" />}><MenuItem onSelect={…}>Duplicate</MenuItem></Menu>`. */
import { Menu as Base } from '@base-ui/react/menu';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Icon, type IconName } from './Icon';
import { type LazyModule, reportLoadFailure } from './lazyModule';
import { PLACE } from './place';
import css from './popup.module.css';

interface Props {
  /** The button that opens it, mostly a `<Button>`. */
  trigger: ReactElement;
  side?: 'top' | 'bottom' | 'left' | 'right';
  align?: 'start' | 'center' | 'end';
  /** Where its entries come from: it opens when that is loaded, so that none appears under the pointer or the focus. */
  needs?: LazyModule<unknown>;
  children: ReactNode;
}

/** A menu that its trigger opens. Arrow keys, letters, Enter and Escape work; the focus returns to the trigger. */
export function Menu({ trigger, side = 'bottom', align = 'start', needs, children }: Props) {
  const [open, setOpen] = useState(false);
  async function change(wanted: boolean) {
    // Without what cannot be loaded, the menu still offers the rest.
    if (wanted && needs && !needs.loaded()) await needs.load().catch(reportLoadFailure);
    setOpen(wanted);
  }
  return (
    <Base.Root modal={false} open={open} onOpenChange={(wanted) => void change(wanted)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner {...PLACE} side={side} align={align}>
          <Base.Popup className={`${css.popup} ${css.list}`}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  icon?: IconName | undefined;
  /** The keys that do the same, such as `keyOf('undo')`. */
  keys?: string | undefined;
  /** A second line in grey. */
  detail?: string | undefined;
  /** Why it cannot be chosen: the second line then. */
  disabled?: string | undefined;
  onSelect: () => unknown;
  children: ReactNode;
}

/** An entry that does something. */
export function MenuItem({ icon, keys, detail, disabled, onSelect, children }: ItemProps) {
  return (
    <Base.Item className={css.item} disabled={disabled !== undefined} onClick={() => onSelect()}>
      <Slot>{icon && <Icon name={icon} />}</Slot>
      <Words text={children} detail={disabled ?? detail} />
      {keys && <kbd>{keys}</kbd>}
    </Base.Item>
  );
}

interface RadioProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[];
  onChange: (value: Value) => void;
}

/** Entries of which one is chosen, under a heading; choosing closes the menu. */
export function MenuRadios<Value extends string>(props: RadioProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <Base.Group>
      <Base.GroupLabel className={css.heading}>{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={css.item} closeOnClick>
            <Slot>
              <Base.RadioItemIndicator>
                <Icon name="ok" />
              </Base.RadioItemIndicator>
            </Slot>
            <Words text={option.label} detail={option.detail} />
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

/** Entries under a heading. */
export const MenuGroup = ({ label, children }: { label: string; children: ReactNode }) => (
  <Base.Group>
    <Base.GroupLabel className={css.heading}>{label}</Base.GroupLabel>
    {children}
  </Base.Group>
);

export const MenuSeparator = () => <Base.Separator className={css.rule} />;

const Slot = ({ children }: { children: ReactNode }) => (
  <span className={css.slot} data-slot>
    {children}
  </span>
);

const Words = ({ text, detail }: { text: ReactNode; detail: string | undefined }) => (
  <span>
    {text}
    {detail !== undefined && <small>{detail}</small>}
  </span>
);
