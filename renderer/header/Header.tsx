import type { ReactNode } from 'react';
import { DocumentName } from '../document/DocumentName';
import { SaveButton } from '../document/SaveButton';
import { ExportButton } from './ExportButton';
import css from './Header.module.css';
import { RunButton } from './RunButton';
import { RunSetup } from './setup/RunSetup';
import { UndoRedo } from './UndoRedo';
import { ViewSwitch } from './ViewSwitch';

interface Props {
  /** The menu behind the filled button. */
  menu: ReactNode;
}

/** The toolbar: document, view, run setup, and what is done with the configuration. One line at every width. */
export function Header({ menu }: Props) {
  return (
    <header className={css.header}>
      <h1 className={css.logo}>Pinnboard</h1>
      <DocumentName />
      <ViewSwitch />
      <span className={css.space} />
      <RunSetup />
      <UndoRedo />
      <SaveButton />
      <ExportButton />
      <RunButton />
      {menu}
    </header>
  );
}
