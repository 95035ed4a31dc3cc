import { GROUPS, type GroupName } from '../../shared/catalogue/types';
import { focusWithin } from '../kit/focus';
import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import css from './Outline.module.css';

export interface GroupCount {
  readonly name: GroupName;
  readonly shown: number;
  readonly changed: number;
  readonly worst: 'error' | 'warning' | 'info' | undefined;
}

/** Scrolls a group to the top and focuses its first field. */
export function goToGroup(name: string): void {
  const group = document.querySelector(`[data-group="${CSS.escape(name)}"]`);
  group?.scrollIntoView({ block: 'start' });
  if (group) focusWithin(group);
}

/** The groups that are shown, with the number of fields that were set and the worst finding. */
export function Outline({ groups }: { groups: readonly GroupCount[] }) {
  return (
    <nav className={css.outline} aria-label="Groups">
      <ul>
        {groups.map(({ name, shown, changed, worst }) => (
          <li key={name}>
            <button
              type="button"
              {...tip(`${GROUPS[name].label}: ${GROUPS[name].help}`)}
              onClick={() => goToGroup(name)}
            >
              <span className={css.name}>{GROUPS[name].label}</span>
              {worst && (
                <span
                  className={css.mark}
                  data-severity={worst}
                  {...tip(`Worst finding: ${worst}`)}
                >
                  {worst === 'info' ? 'i' : '!'}
                </span>
              )}
              <span
                className={css.count}
                {...tip(`${counted(shown, 'field')} shown, ${changed} changed`)}
              >
                {changed > 0 ? `${changed}/${shown}` : shown}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
