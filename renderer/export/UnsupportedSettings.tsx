import type { UnsupportedSetting } from '../../shared/exporters/format';
import { typeOfName } from '../../shared/targets/catalogue';
import { formatValue } from '../../shared/values/python';
import { CodeText } from '../kit/CodeText';
import { Foldable } from '../kit/Foldable';
import { counted } from '../kit/format';
import css from './UnsupportedSettings.module.css';

interface Props {
  unsupported: readonly UnsupportedSetting[];
  target: string;
  /** Goes to the control of a name. */
  onGo: (name: string) => void;
}

const PART = 'unsupported settings';

/** Settings that the format cannot express, or a note that there are none. */
export function UnsupportedSettings({ unsupported, target, onGo }: Props) {
  if (unsupported.length === 0)
    return (
      <p className={css.none}>
        <b aria-hidden="true">✓</b> All your settings are included.
      </p>
    );
  return (
    <Foldable
      part={PART}
      className={css.unsupported}
      summary={<b>{counted(unsupported.length, 'setting')} cannot be expressed in this format</b>}
    >
      <ul
        aria-label="Unsupported settings"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        {unsupported.map(({ name, value, why, instead }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may be unsupported for two reasons.
          <li key={`${name} ${i}`}>
            <button
              type="button"
              className="link"
              aria-label={`Go to ${name}`}
              onClick={() => onGo(name)}
            >
              <code>{name}</code>
            </button>{' '}
            <code className={css.value}>{formatValue(value, typeOfName(target, name))}</code>{' '}
            <span>
              <CodeText text={why} />
            </span>
            {instead !== undefined && (
              <span className={css.instead}>
                {' '}
                <CodeText text={instead} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Foldable>
  );
}
