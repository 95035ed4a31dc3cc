import { COMMAND_IDS, commandOf, MENUS } from '../../shared/commands/commands';
import { keysText } from '../../shared/commands/keys';
import { Dialog, Sheet } from '../kit/Dialog';
import { IS_MAC } from '../kit/keyText';
import css from './Shortcuts.module.css';

/** Keys of a part of the window rather than of a command. */
const PLACES: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Form',
    [
      ['↑ ↓', 'previous and next field'],
      ['Enter', 'edit the field'],
      ['Enter ↑ ↓', 'open the list that has the focus'],
      ['Esc', 'discard invalid text; return from the control to the field'],
      ['Delete', 'reset the field, when its row has the focus'],
    ],
  ],
  [
    'Anywhere',
    [[keysText('Mod+V', IS_MAC), 'import a copied request, when no field has the focus']],
  ],
  [
    'Runs',
    [
      ['↑ ↓', 'next and previous run; column headers above'],
      ['← →', 'previous and next column header'],
      ['Enter', 'sort by the column; show the run'],
      ['Space', 'mark the run to compare it'],
      ['C', 'compare the marked runs'],
      ['T', 'add a tag to the run'],
      [keysText('Mod+Enter', IS_MAC), 'save the note'],
      ['Esc', 'return to the list'],
      ['/', 'filter the runs'],
    ],
  ],
  [
    'Filter of Runs',
    [
      ['loss<0.1', 'a number, also with > <= >= = !='],
      ['state:finished', 'a text, also tag:good'],
      ['started>=2026-11-28', 'a day, also a month: 2026-11'],
      ['-word', 'runs without a word'],
      ['"two words"', 'several words as one'],
    ],
  ],
  [
    'Reference',
    [
      ['↑ ↓', 'previous and next page, from the search'],
      ['Enter', 'open the page'],
      [`${keysText('Alt+←', IS_MAC)} ${keysText('Alt+→', IS_MAC)}`, 'back and forward'],
      ['/', 'search'],
    ],
  ],
  [
    'Pattern',
    [
      ['← →', 'previous and next pattern'],
      ['Page Up Page Down', 'ten patterns back and forward'],
      ['Home End', 'first and last pattern'],
    ],
  ],
];

/** All keyboard shortcuts, from the list of commands. */
export function Shortcuts() {
  return (
    <Dialog label="Keyboard shortcuts">
      <Sheet title="Keyboard shortcuts" className={css.sheet}>
        <div className={css.groups}>
          {MENUS.map((menu) => (
            <Group
              key={menu}
              title={menu}
              lines={COMMAND_IDS.map(commandOf)
                .filter((command) => command.menu === menu && command.keys)
                .map(({ title, keys }) => [
                  (keys ?? []).map((key) => keysText(key, IS_MAC)).join(' or '),
                  title,
                ])}
            />
          ))}
          {PLACES.map(([title, lines]) => (
            <Group key={title} title={title} lines={lines} />
          ))}
        </div>
      </Sheet>
    </Dialog>
  );
}

type GroupProps = { title: string; lines: readonly (readonly [string, string])[] };

function Group({ title, lines }: GroupProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(([keys, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
