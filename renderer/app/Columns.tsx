import { type CSSProperties, type ReactNode, useRef } from 'react';
import { setColumn, usePrefs } from '../store/prefs';
import css from './Columns.module.css';
import { Splitter } from './Splitter';

interface Props {
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
}

/** Three columns; the user sets the widths of the outer two, which are remembered. */
export function Columns({ left, middle, right }: Props) {
  const columns = usePrefs((prefs) => prefs.columns);
  const main = useRef<HTMLElement>(null);
  const widths = (): { left: number; right: number; all: number } => {
    const [first, , , , last] = [...(main.current?.children ?? [])];
    return {
      left: first?.getBoundingClientRect().width ?? 0,
      right: last?.getBoundingClientRect().width ?? 0,
      all: main.current?.clientWidth ?? 0,
    };
  };
  const style: CSSProperties & { '--left'?: string; '--right'?: string } = {
    ...(columns.left === null ? {} : { '--left': `${columns.left}px` }),
    ...(columns.right === null ? {} : { '--right': `${columns.right}px` }),
  };
  return (
    <main className={css.columns} ref={main} style={style}>
      {left}
      <Splitter
        label="Width of the dataset column"
        grows={1}
        width={() => widths().left}
        most={() => widths().all - widths().right - MIDDLE}
        least={LEFT}
        onWidth={(width) => setColumn('left', width)}
      />
      {middle}
      <Splitter
        label="Width of the result column"
        grows={-1}
        width={() => widths().right}
        most={() => widths().all - widths().left - MIDDLE}
        least={RIGHT}
        onWidth={(width) => setColumn('right', width)}
      />
      {right}
    </main>
  );
}

/** Minimum usable widths. */
const LEFT = 220;
const MIDDLE = 430;
const RIGHT = 300;
