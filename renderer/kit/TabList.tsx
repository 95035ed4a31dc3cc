import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import css from './TabList.module.css';

interface Props<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly {
    readonly value: Value;
    readonly title: string;
    /** Beside the title: a count. */
    readonly badge?: ReactNode;
  }[];
  /** At the end of the line: a menu, buttons. */
  end?: ReactNode;
  className?: string | undefined;
  /** What the chosen tab shows. */
  children: ReactNode;
}

/** Views of which one is shown; they stay on one line. Arrow keys choose. */
export function TabList<Value extends string>(props: Props<Value>) {
  const { label, value, onChange, tabs, end, className, children } = props;
  return (
    <Base.Root
      className={`${css.root} ${className ?? ''}`}
      value={value}
      onValueChange={(chosen: Value) => onChange(chosen)}
    >
      <div className={css.line}>
        <Base.List className={css.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={css.tab}>
              {tab.title}
              {tab.badge}
            </Base.Tab>
          ))}
        </Base.List>
        {end}
      </div>
      <Base.Panel value={value} className={css.panel} tabIndex={0}>
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
