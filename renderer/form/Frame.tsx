import type { ReactNode } from 'react';
import type { Finding } from '../../shared/findings/finding';
import { FindingLine } from '../kit/findings/FindingLine';
import { Tip } from '../kit/Tip';
import { findingKey } from '../store/selectedFinding';
import { useStore } from '../store/store';
import { useHovered } from './hovered';
import css from './Row.module.css';

interface Props {
  /** Unique in the form. */
  name: string;
  label: string;
  /** The Python name, as it is shown. */
  code: string;
  help: string;
  findings: readonly Finding[];
  /** The layer of the user's setting. */
  edge?: 'override' | 'execution' | undefined;
  /** Nothing that runs reads it, and nobody set it. */
  dead?: boolean | undefined;
  worst?: string | undefined;
  /** Below the name. */
  mark?: ReactNode;
  control: ReactNode;
  origin: ReactNode;
  /** At the end; `isHot` while the row has the pointer or the focus. */
  action: (isHot: boolean) => ReactNode;
  /** Lines below the control. */
  children?: ReactNode;
}

/** The columns of a row, with its findings below it. */
export function Frame(props: Props) {
  const { name, label, code, help, findings, edge, dead, worst } = props;
  const active = useStore((state) => state.activeRow === name);
  const isHot = useHovered((state) => state.row === name) || active;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and announce every row.
    <div
      className={css.row}
      role="group"
      aria-label={`${label} ${name}`}
      data-row
      tabIndex={-1}
      data-field={name}
      data-active={active || undefined}
      data-worst={worst}
      data-set={edge}
      data-dead={dead || undefined}
      onFocus={() => useStore.setState({ activeRow: name })}
      onMouseEnter={() => useHovered.setState({ row: name })}
      onMouseLeave={() => useHovered.setState({ row: null })}
    >
      <Hint text={isHot ? help : ''}>
        <span className={css.label}>
          {label}
          <code>{code}</code>
          {props.mark}
        </span>
      </Hint>
      {props.control}
      {props.origin}
      <span className={css.action}>{props.action(isHot)}</span>
      {props.children}
      {findings.map((finding) => (
        <FindingLine key={findingKey(finding)} finding={finding} />
      ))}
    </div>
  );
}

/** A tooltip where there is a text: a hundred rows at rest have none. */
const Hint = ({
  text,
  children,
}: {
  text: string;
  children: React.ReactElement<Record<string, unknown>>;
}) => (text === '' ? children : <Tip text={text}>{children}</Tip>);
