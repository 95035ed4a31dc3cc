import { useRef } from 'react';
import { DatasetPanel } from '../dataset/DatasetPanel';
import { FormPanel } from '../form/FormPanel';
import { Header } from '../header/Header';
import css from './App.module.css';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import { Notices } from './Notices';
import { Tabs } from './Tabs';
import { useShortcuts } from './useShortcuts';

/** The window. */
export function App() {
  const search = useRef<HTMLInputElement>(null);
  useShortcuts(search);
  return (
    <div className={css.window}>
      <Header />
      <Notices />
      <main className={css.columns}>
        <DatasetPanel />
        <FormPanel search={search} />
        <Tabs />
      </main>
      <Footer />
      <DropLayer />
    </div>
  );
}
