import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { ACTIONS } from './app/commands';
import { connect } from './app/connect';
import { ErrorBoundary } from './app/ErrorBoundary';
import { registerActions } from './kit/actions';

const root = document.getElementById('root');
if (root) {
  registerActions(ACTIONS);
  connect();
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
