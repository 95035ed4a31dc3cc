import { DatasetPanel } from '../dataset/DatasetPanel';
import { SafeFixes } from '../findings/SafeFixes';
import { FormPanel } from '../form/FormPanel';
import { HandOverSheet } from '../handover/HandOverSheet';
import { Header } from '../header/Header';
import { ImportSheet } from '../import/ImportSheet';
import { Palette } from '../overlays/Palette';
import { Shortcuts } from '../overlays/Shortcuts';
import { Presets } from '../presets/Presets';
import { Reference } from '../reference/Reference';
import { useStore } from '../store/store';
import { SweepView } from '../sweep/SweepView';
import { WriteDialog } from '../sweep/write/WriteDialog';
import css from './App.module.css';
import { Columns } from './Columns';
import { DropLayer } from './DropLayer';
import { Footer } from './Footer';
import { Notices } from './Notices';
import { Tabs } from './Tabs';
import { Title } from './Title';
import { useFocusKept } from './useFocusKept';
import { usePastedText } from './usePastedText';
import { useShortcuts } from './useShortcuts';

/** The window. */
export function App() {
  useShortcuts();
  usePastedText();
  useFocusKept();
  return (
    <div className={css.window}>
      <Title />
      <Header />
      <Notices />
      <Place />
      <Footer />
      <DropLayer />
      <Overlay />
    </div>
  );
}

function Place() {
  const place = useStore((state) => state.place);
  if (place === 'sweep') return <SweepView />;
  return <Columns left={<DatasetPanel />} middle={<FormPanel />} right={<Tabs />} />;
}

function Overlay() {
  const overlay = useStore((state) => state.overlay);
  if (overlay === 'palette') return <Palette />;
  if (overlay === 'safe-fixes') return <SafeFixes />;
  if (overlay === 'reference') return <Reference />;
  if (overlay === 'handover') return <HandOverSheet />;
  if (overlay === 'import') return <ImportSheet />;
  if (overlay === 'presets') return <Presets />;
  if (overlay === 'sweep-write') return <WriteDialog />;
  return overlay === 'shortcuts' ? <Shortcuts /> : null;
}
