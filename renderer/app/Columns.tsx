import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { setColumn, usePrefs } from '../store/prefs';
import css from './Columns.module.css';
import { PanelOverlay } from './PanelOverlay';
import { useMedia } from './useMedia';

interface Props {
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
}

/** Widths in CSS pixels that suit the window, until the user sets others. */
const NARROW = { left: 240, right: 404 };
const USUAL = { left: 296, right: 404 };
const WIDE = { left: 420, right: 560 };
/** Minimum usable widths. */
const LEAST = { left: 220, middle: 430, right: 300 };

/**
 * Three columns; the widths of the outer two are remembered. A narrow window has room for two: the right one opens over
 * the middle.
 */
export function Columns({ left, middle, right }: Props) {
  const narrow = useMedia('(max-width: 1279px)');
  const wide = useMedia('(min-width: 2200px)');
  const set = usePrefs((prefs) => prefs.columns);
  const suiting = narrow ? NARROW : wide ? WIDE : USUAL;
  const widths = { left: set.left ?? suiting.left, right: set.right ?? suiting.right };
  const leftPanel = usePanelRef();
  const rightPanel = usePanelRef();
  // The library keeps the widths that it began with; these are others when the window grows or the user resets them.
  useEffect(() => leftPanel.current?.resize(widths.left), [leftPanel, widths.left]);
  useEffect(() => rightPanel.current?.resize(widths.right), [rightPanel, widths.right]);
  const remember = () => {
    const now = { left: leftPanel.current?.getSize(), right: rightPanel.current?.getSize() };
    for (const side of ['left', 'right'] as const) {
      const width = Math.round(now[side]?.inPixels ?? widths[side]);
      if (Math.abs(width - widths[side]) > 1) setColumn(side, width);
    }
  };
  const outer = { className: css.column, groupResizeBehavior: 'preserve-pixel-size' } as const;
  return (
    <main className={css.columns}>
      <Group
        // With two columns it is another group than with three.
        key={String(narrow)}
        className={css.group}
        onLayoutChanged={(_, { isUserInteraction }) => isUserInteraction && remember()}
      >
        <Panel
          {...outer}
          id="left"
          panelRef={leftPanel}
          defaultSize={widths.left}
          minSize={LEAST.left}
        >
          {left}
        </Panel>
        <Separator className={css.border} aria-label="Width of the dataset column" />
        <Panel className={css.column} id="middle" minSize={LEAST.middle}>
          {middle}
        </Panel>
        {!narrow && <Separator className={css.border} aria-label="Width of the result column" />}
        {!narrow && (
          <Panel
            {...outer}
            id="right"
            panelRef={rightPanel}
            defaultSize={widths.right}
            minSize={LEAST.right}
          >
            {right}
          </Panel>
        )}
      </Group>
      {narrow && <PanelOverlay width={widths.right}>{right}</PanelOverlay>}
    </main>
  );
}
