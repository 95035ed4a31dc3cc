import { useEffect } from 'react';
import { dispatch } from '../kit/actions';
import { readEnvironments, useEnvironments } from '../store/environments';
import { useStore } from '../store/store';
import css from './EnvironmentsButton.module.css';

/** Opens the Environments view; says which installed PtychoPINN is in use. */
export function EnvironmentsButton() {
  const open = useStore((state) => state.place === 'environments');
  const inUse = useEnvironments((list) => list.inUse);
  useEffect(() => void readEnvironments(), []);
  const label = inUse === null ? 'Environments' : `Environments: ${inUse} is in use`;
  return (
    <button
      type="button"
      className={css.button}
      aria-label={label}
      aria-pressed={open}
      title={`${label}. Shows installed PtychoPINNs and how they differ.`}
      onClick={() => dispatch('environments')}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 3h10v3.5H3zM3 9.5h10V13H3zM5 4.8h.01M5 11.3h.01" />
      </svg>
    </button>
  );
}
