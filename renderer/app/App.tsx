import { DatasetPanel } from '../dataset/DatasetPanel';
import { FormPanel } from '../form/FormPanel';
import { Header } from '../header/Header';
import { Palette } from '../overlays/Palette';
import { Shortcuts } from '../overlays/Shortcuts';
import { useStore } from '../store/store';
import css from './App.module.css';
import { Columns } from './Columns';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import { Notices } from './Notices';
import { Tabs } from './Tabs';
import { useShortcuts } from './useShortcuts';
import { useTitle } from './useTitle';

/** The window. */
export function App() {
  useShortcuts();
  useTitle();
  const overlay = useStore((state) => state.overlay);
  return (
    <div className={css.window}>
      <Header />
      <Notices />
      <Columns left={<DatasetPanel />} middle={<FormPanel />} right={<Tabs />} />
      <Footer />
      <DropLayer />
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <Shortcuts />}
    </div>
  );
}
