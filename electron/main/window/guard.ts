/** What no page may do: request permissions, navigate, open windows, download, use the network. */
import { app, type Session, session, type WebContents } from 'electron';
import { isOwnPage, mayRequest } from './appFiles';

/** Pages may write text to the clipboard, but not read it. */
const ALLOWED = 'clipboard-sanitized-write';

/** Must run before Electron is ready: no host name is ever resolved. */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Whoever connects to such a port controls the window; no fuse disables it. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe'];

/** Must run before Electron is ready: a packaged app cannot be driven from outside. */
export function refuseDebugging(): void {
  if (app.isPackaged) for (const name of DEBUGGING) app.commandLine.removeSwitch(name);
}

/** Guards every session and all web contents. Once, when Electron is ready. */
export function guardEverything(): void {
  guardSession(session.defaultSession);
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === ALLOWED),
  );
  guarded.setPermissionCheckHandler((_contents, permission) => permission === ALLOWED);
  guarded.setDevicePermissionHandler(() => false);
  guarded.on('will-download', (event) => event.preventDefault());
  guarded.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !mayRequest(url, app.isPackaged) }),
  );
}

/** The window shows one page of the app, and opens nothing in the system's browser. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!isOwnPage(url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // The content security policy does not reach WebRTC.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
