import type { UnsupportedSetting } from '../../shared/exporters/format';
import { typeOfName } from '../../shared/targets/catalogue';
import { formatValue } from '../../shared/values/python';
import { Foldable } from '../kit/Foldable';
import { counted } from '../kit/format';
import css from './UnsupportedSettings.module.css';

interface Props {
  unsupported: readonly UnsupportedSetting[];
  target: string;
  /** Goes to the control of a name. */
  onGo: (name: string) => void;
}

const PART = 'handover losses';

/** What the form cannot carry, or carries differently; said plainly also when there is nothing of it. */
export function UnsupportedSettings({ unsupported, target, onGo }: Props) {
  if (unsupported.length === 0)
    return (
      <p className={css.none}>
        <b aria-hidden="true">✓</b> Nothing is lost: it carries all that you set.
      </p>
    );
  return (
    <Foldable
      part={PART}
      className={css.losses}
      summary={
        <>
          <b>Lost</b> {counted(unsupported.length, 'setting')}{' '}
          {unsupported.length === 1 ? 'is' : 'are'} not carried over as{' '}
          {unsupported.length === 1 ? 'it is' : 'they are'}
        </>
      }
    >
      <ul
        aria-label="What is lost"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        {unsupported.map(({ name, value, why, instead }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one name may be lost in two ways.
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
            <span>{why}</span>
            {instead !== undefined && <span className={css.instead}> {instead}</span>}
          </li>
        ))}
      </ul>
    </Foldable>
  );
}
