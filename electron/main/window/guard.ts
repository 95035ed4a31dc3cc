/** What no page may do, whoever runs in it: ask for permissions, go elsewhere, open windows, download, use the network. */
import { app, type Session, session, type WebContents } from 'electron';
import { isOwnPage, mayRequest } from './appFiles';

/** Writing text to the clipboard, for what the user copies; reading it is not. */
const ALLOWED = 'clipboard-sanitized-write';

/** Must run before Electron is ready: no name of any host is looked up, whatever asks for it. */
export function cutNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Those who reach such a port can read and do whatever the window can, and no fuse is about it. */
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe'];

/** Must run before Electron is ready: a packaged app cannot be driven from outside. */
export function refuseDebugging(): void {
  if (app.isPackaged) for (const name of DEBUGGING) app.commandLine.removeSwitch(name);
}

/** Guards every session and each web contents that ever comes to be. Once, when Electron is ready. */
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

/** No page has links: the window shows one page of ours, and nothing is handed to the browser of the system. */
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
