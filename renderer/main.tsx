import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { errorText } from '../shared/errors/words';
import { App } from './app/App';
import { connect } from './app/connect';
import { ErrorBoundary } from './app/ErrorBoundary';
import { reportUncaught } from './bridge/reportError';
import { useStore } from './store/store';

const SOMETHING_WRONG = errorText({ code: 'internal-error', parameters: {} });

const root = document.getElementById('root');
if (root) {
  reportUncaught(() => useStore.setState({ problem: SOMETHING_WRONG }));
  connect();
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
