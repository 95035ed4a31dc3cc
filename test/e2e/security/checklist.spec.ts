/**
 * Electron's security checklist (docs/tutorial/security.md), item by item, in the running app. Item 19, the fuses, can
 * only be seen in a package.
 */

import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { resolveElectron } from '../../../build/electron/resolve.mjs';
import { CHANNELS_ARGUMENT } from '../../../shared/ipc/channelNames';
import { PAGE_CHANNELS } from '../../../shared/ipc/contract';
import { quiet, shareApp } from './shared';

const shared = shareApp();
const PAGE = 'app://pinnboard/index.html';

/** What the page's web contents were really made with. Electron's types leave out this method, which its own tests use. */
const preferences = () =>
  shared.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });

/** The page is where it was, alone, and alive. Main is asked: Playwright waits for navigations that were refused. */
async function expectUnmoved(): Promise<void> {
  await expect
    .poll(() =>
      shared.app.evaluate(async ({ BrowserWindow }) => {
        const [own, ...others] = BrowserWindow.getAllWindows();
        // The form, or the question that comes before it.
        const rows = "document.querySelector('[data-row], form [role=radio]') !== null";
        return {
          url: own?.webContents.getURL(),
          title: own?.webContents.getTitle(),
          others: others.length,
          alive: await own?.webContents.executeJavaScript(rows),
        };
      }),
    )
    .toEqual({ url: PAGE, title: 'Untitled — Pinnboard', others: 0, alive: true });
}

test('1, 8: everything that the page loads comes from its own scheme; http and https are refused', async () => {
  const seen = await shared.page.evaluate(async () => {
    const attempt = (url: string) =>
      fetch(url, { mode: 'no-cors' })
        .then(() => 'sent')
        .catch(() => 'refused');
    const load = (element: HTMLImageElement | HTMLScriptElement, url: string) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.src = url;
        document.body.append(element);
      });
    const here = 'http://127.0.0.1:9/x';
    return {
      loaded: [...document.querySelectorAll('script[src], link[href]')].map(
        (element) =>
          new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href)
            .protocol,
      ),
      http: await attempt(here),
      https: await attempt('https://127.0.0.1:9/x'),
      image: await load(new Image(), here),
      script: await load(document.createElement('script'), here),
      beacon: navigator.sendBeacon(here),
      socket: await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket('ws://127.0.0.1:9/');
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      }),
    };
  });
  expect(new Set(seen.loaded)).toEqual(new Set(['app:']));
  expect(seen).toMatchObject({
    http: 'refused',
    https: 'refused',
    image: 'refused',
    script: 'refused',
    socket: 'refused',
  });
  expect(await preferences()).toMatchObject({ allowRunningInsecureContent: false });
});

test('1: below the policy, main lets no request leave either, and no host is looked up', async () => {
  const seen = await shared.app.evaluate(async ({ session, app }) => {
    const attempt = (url: string) =>
      session.defaultSession
        .resolveProxy(url)
        .then(() => fetchIn(url))
        .catch((error: unknown) => String(error));
    const fetchIn = (url: string) =>
      new Promise<string>((resolve) => {
        // Main's own stack, which no content security policy binds.
        const { net } = process.mainModule?.require('electron') ?? {};
        const request = net.request({ url, session: session.defaultSession });
        request.on('response', () => resolve('answered'));
        request.on('error', (error: Error) => resolve(error.message));
        request.end();
      });
    return {
      blocked: await attempt('http://127.0.0.1:9/'),
      rules: app.commandLine.getSwitchValue('host-resolver-rules'),
    };
  });
  expect(seen.blocked).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(seen.rules).toBe('MAP * ~NOTFOUND');
});

test('2: the page has no Node', async () => {
  const names = await shared.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'].filter(
      (name) => name in window,
    ),
  );
  expect(names).toEqual([]);
  expect(await preferences()).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('3: the page is isolated from the preload: what it does to its own world does not reach the bridge', async () => {
  expect(await preferences()).toMatchObject({ contextIsolation: true });
  const answer = await shared.page.evaluate(async () => {
    const { call } = Function.prototype;
    const caught: unknown[] = [];
    Function.prototype.call = function (this: unknown, ...given: unknown[]) {
      caught.push(this, ...given);
      return Reflect.apply(call, this, given);
    };
    try {
      await window.pinnboard?.recents();
    } finally {
      Function.prototype.call = call;
    }
    const text = caught.map((value) => String(value)).join(' ');
    return { leaked: /ipcRenderer|contextBridge|invoke\(/.test(text) };
  });
  expect(answer.leaked).toBe(false);
  // The bridge cannot be replaced under the page's own code either.
  expect(
    await shared.page.evaluate(() => {
      const before = window.pinnboard;
      try {
        Object.assign(window, { pinnboard: { resolve: () => 'forged' } });
      } catch {}
      return window.pinnboard === before;
    }),
  ).toBe(true);
});

test('4: the page is sandboxed', async () => {
  expect(await preferences()).toMatchObject({ sandbox: true });
});

test('5: permissions are denied, but for writing text to the clipboard', async () => {
  const seen = await shared.page.evaluate(async () => {
    const refused = (ask: () => Promise<unknown>) =>
      ask()
        .then(() => 'granted')
        .catch((error: Error) => error.name);
    const state = async (name: string) =>
      navigator.permissions
        .query({ name: name as PermissionName })
        .then((status) => status.state)
        .catch(() => 'denied');
    return {
      asked: {
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
        reading: await refused(() => navigator.clipboard.readText()),
        midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
        place: await refused(
          () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
        ),
      },
      notifications: await Notification.requestPermission(),
      checked: await Promise.all(
        ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi'].map(
          state,
        ),
      ),
    };
  });
  expect(Object.values(seen.asked)).not.toContain('granted');
  expect(seen.notifications).toBe('denied');
  expect(new Set(seen.checked)).toEqual(new Set(['denied']));
});

test('6: web security is on', async () => {
  expect(await preferences()).toMatchObject({ webSecurity: true });
});

test('7: the content security policy is a response header without unsafe sources, and holds', async () => {
  const seen = await shared.page.evaluate(async () => {
    const response = await fetch(location.href);
    const style = document.createElement('p');
    style.setAttribute('style', 'color: rgb(1, 2, 3)');
    document.body.append(style);
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    let evaluated = 'ran';
    try {
      new Function('return 1')();
    } catch (error) {
      evaluated = error instanceof EvalError ? 'refused' : String(error);
    }
    const coloured = getComputedStyle(style).color === 'rgb(1, 2, 3)';
    style.remove();
    return {
      csp: response.headers.get('content-security-policy') ?? '',
      nosniff: response.headers.get('x-content-type-options'),
      inline: 'inlineRan' in window,
      evaluated,
      coloured,
    };
  });
  expect(seen.csp).toContain("default-src 'none'");
  expect(seen.csp).not.toMatch(/unsafe|\*|https?:/);
  expect(seen.nosniff).toBe('nosniff');
  expect(seen).toMatchObject({ inline: false, evaluated: 'refused', coloured: false });
});

test('9, 10: no experimental and no Blink features are switched on', async () => {
  const seen = await preferences();
  expect(seen.experimentalFeatures ?? false).toBe(false);
  expect(seen.enableBlinkFeatures ?? '').toBe('');
  const switches = await shared.app.evaluate(({ app }) =>
    [
      'enable-blink-features',
      'enable-experimental-web-platform-features',
      'disable-web-security',
      'allow-running-insecure-content',
      'ignore-certificate-errors',
    ].filter((name) => app.commandLine.hasSwitch(name)),
  );
  expect(switches).toEqual([]);
});

test('11, 12: a webview is nothing but an unknown element', async () => {
  expect((await preferences()).webviewTag ?? false).toBe(false);
  // An element that is known is made what it is as soon as it stands in the page.
  const isKnown = () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const known = view.shadowRoot !== null || Reflect.has(view, 'loadURL');
    view.remove();
    return known;
  };
  expect(await shared.page.evaluate(isKnown)).toBe(false);
  await quiet(shared);
  const control = await shared.app.evaluate(async ({ BrowserWindow }, text) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    try {
      await window.loadURL('data:text/html,control');
      return await window.webContents.executeJavaScript(`(${text})()`);
    } finally {
      window.destroy();
    }
  }, isKnown.toString());
  expect(control).toBe(true);
  expect(
    await shared.app.evaluate(
      ({ webContents }) =>
        webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview')
          .length,
    ),
  ).toBe(0);
});

test('13: nothing leads away from the page: address, link, form, refresh, frame, history', async () => {
  const ways: readonly ((url: string) => void)[] = [
    (url) => {
      location.href = url;
    },
    (url) => location.replace(url),
    (url) => {
      const link = Object.assign(document.createElement('a'), { href: url });
      document.body.append(link);
      link.click();
      link.remove();
    },
    (url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      document.body.append(form);
      form.submit();
      form.remove();
    },
    (url) => {
      const meta = Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${url}`,
      });
      document.head.append(meta);
      meta.remove();
    },
    (url) => {
      const frame = Object.assign(document.createElement('iframe'), { src: url });
      document.body.append(frame);
    },
  ];
  const places = [
    'https://example.com/',
    'http://127.0.0.1:9/',
    'file:///etc/passwd',
    'data:text/html,elsewhere',
    'about:blank',
    'app://elsewhere/index.html',
    'app://pinnboard/assets/',
    'app://pinnboard/index.html.evil',
    `javascript:document.title='ran'`,
  ];
  for (const way of ways)
    for (const place of places) {
      await shared.page.evaluate(way, place).catch(() => {});
    }
  await quiet(shared);
  const frames = shared.page.frames().filter((frame) => frame !== shared.page.mainFrame());
  for (const frame of frames) expect(frame.url()).toMatch(/^(about:|chrome-error:|$)/);
  await shared.page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });
  await expectUnmoved();
});

test('14: no window opens', async () => {
  const opened = await shared.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), {
      href: 'app://pinnboard/index.html',
      target: '_blank',
    });
    document.body.append(link);
    link.click();
    link.remove();
    return ['https://example.com', 'app://pinnboard/index.html', 'about:blank', ''].map(
      (url) => window.open(url) !== null,
    );
  });
  expect(opened).toEqual([false, false, false, false]);
  await expectUnmoved();
});

test('15: nothing is handed to the programs of the system', async () => {
  await shared.app.evaluate(({ shell }) => {
    const called: string[] = [];
    Object.assign(globalThis, { handedOut: called });
    shell.openExternal = async (place) => {
      called.push(place);
    };
    shell.openPath = async (place) => {
      called.push(place);
      return '';
    };
  });
  await shared.page.evaluate(() => {
    for (const href of ['https://example.com', 'mailto:a@b.c', 'file:///etc/passwd', 'smb://x/y'])
      for (const target of ['', '_blank']) {
        const link = Object.assign(document.createElement('a'), { href, target });
        document.body.append(link);
        link.click();
        link.remove();
      }
  });
  await quiet(shared);
  const handedOut = await shared.app.evaluate(async ({ shell }) => {
    await shell.openExternal('mailto:control');
    return (globalThis as { handedOut?: string[] }).handedOut;
  });
  expect(handedOut).toEqual(['mailto:control']);
  await expectUnmoved();
});

test('16: Electron is the one that is pinned, or a notice says which other one and why', async () => {
  const pinned = (
    JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: { electron: string } }
  ).devDependencies.electron;
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  const running = await shared.app.evaluate(() => process.versions.electron);
  const said: string[] = [];
  const { version } = resolveElectron({ log: (line: string) => said.push(line) });
  expect(running).toBe(version);
  if (version !== pinned)
    expect(said.join('\n')).toMatch(new RegExp(`Notice: .*Electron ${version}.*too old`));
});

test('17: a foreign page in our own window, with our own preload, is answered nothing', async () => {
  const answers = await shared.app.evaluate(
    async ({ BrowserWindow, app }, channels) => {
      const own = BrowserWindow.getAllWindows()[0];
      const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: {
          preload,
          sandbox: true,
          contextIsolation: true,
          additionalArguments: [channels],
        },
      });
      const ask = async (window: Electron.BrowserWindow | undefined, url: string) => {
        await window?.loadURL(url);
        return window?.webContents.executeJavaScript('window.pinnboard.openExample()');
      };
      try {
        return {
          // Our page in a window that the app did not make; another page in the window that it made.
          unknown: await ask(foreign, 'app://pinnboard/index.html'),
          foreign: await ask(own, 'data:text/html,elsewhere'),
        };
      } finally {
        foreign.destroy();
        await own?.loadURL('app://pinnboard/index.html');
      }
    },
    `${CHANNELS_ARGUMENT}${PAGE_CHANNELS.join(',')}`,
  );
  const refused = { ok: false, error: { code: 'page-forbidden', parameters: {} } };
  expect(answers).toEqual({ unknown: refused, foreign: refused });
  await expectUnmoved();
});

test('18: the scheme serves the renderer and nothing around it; file: is closed', async () => {
  const seen = await shared.page.evaluate(async () => {
    const status = (url: string) =>
      fetch(url)
        .then((response) => response.status)
        .catch(() => 0);
    return {
      own: await status('app://pinnboard/index.html'),
      outside: await Promise.all(
        [
          'app://pinnboard/../package.json',
          'app://pinnboard/%2e%2e/main/main.cjs',
          'app://pinnboard/%2e%2e%2fmain%2fmain.cjs',
          'app://pinnboard/..%5cmain%5cmain.cjs',
          'app://pinnboard/%252e%252e/main/main.cjs',
          'app://pinnboard//etc/passwd',
          'app://pinnboard/index.html%00.js',
          'app://pinnboard/%ff',
          'app://pinnboard/assets',
          'app://elsewhere/index.html',
        ].map(status),
      ),
      file: await status('file:///etc/passwd'),
      image: await new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('loaded');
        image.onerror = () => resolve('refused');
        image.src = 'file:///usr/share/pixmaps/debian-logo.png';
      }),
    };
  });
  expect(seen.own).toBe(200);
  for (const status of seen.outside) expect([0, 400, 404]).toContain(status);
  expect(seen).toMatchObject({ file: 0, image: 'refused' });
});

test('20: the bridge has no Electron in it: plain functions, and listeners that get data alone', async () => {
  const seen = await shared.page.evaluate(() => {
    const bridge: object = window.pinnboard ?? {};
    // Sweeps stand together in a part of their own, whose members are judged like all others.
    const members = Object.entries(bridge).flatMap(([name, value]) =>
      name === 'sweep' ? Object.entries(value) : [[name, value] as const],
    );
    return {
      kinds: [...new Set(members.map(([, value]) => typeof value))],
      names: members
        .map(([name]) => name)
        .filter((name) => /ipc|electron|send|invoke|require/i.test(name)),
      own: Object.keys(window).filter((name) => /electron|ipc/i.test(name)),
    };
  });
  expect(seen).toEqual({ kinds: ['function'], names: [], own: [] });
  await shared.page.evaluate(() => {
    const got: unknown[][] = [];
    Object.assign(window, { got });
    window.pinnboard?.onMenu((...given) => got.push(given));
    window.pinnboard?.onProgress((...given) => got.push(given));
  });
  await shared.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.send('progress', { job: 99999, done: 1, total: 2 });
    contents?.send('menu', { kind: 'recent', id: 'none' });
  });
  await expect
    .poll(() => shared.page.evaluate(() => (window as { got?: unknown[][] }).got))
    .toEqual([[{ job: 99999, done: 1, total: 2 }], [{ kind: 'recent', id: 'none' }]]);
});

test('besides: no downloads, no printing, no script dialogs', async () => {
  const seen = await shared.app.evaluate(({ session }) => {
    const downloads: { url: string; prevented: boolean }[] = [];
    Object.assign(globalThis, { downloads });
    session.defaultSession.on('will-download', (event, item) =>
      downloads.push({ url: item.getURL(), prevented: event.defaultPrevented }),
    );
    return downloads.length;
  });
  expect(seen).toBe(0);
  const dialogs: string[] = [];
  const note = (dialog: { type(): string; dismiss(): Promise<void> }) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  };
  shared.page.on('dialog', note);
  const printed = await shared.page.evaluate(async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['gone']));
    link.download = 'gone.txt';
    document.body.append(link);
    link.click();
    link.remove();
    let events = 0;
    window.addEventListener('beforeprint', () => {
      events += 1;
    });
    window.print();
    window.alert('x');
    await new Promise((idle) => requestIdleCallback(idle));
    // Seen if there were one.
    window.dispatchEvent(new Event('beforeprint'));
    return events;
  });
  await quiet(shared);
  shared.page.off('dialog', note);
  expect(printed).toBe(1);
  expect(dialogs).toEqual([]);
  const downloads = () =>
    shared.app.evaluate(
      () => (globalThis as { downloads?: { url: string; prevented: boolean }[] }).downloads ?? [],
    );
  // One that main begins comes after those of the page, and is refused like them.
  const control = 'data:application/octet-stream,control';
  await shared.app.evaluate(
    ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.webContents.downloadURL(url),
    control,
  );
  await expect.poll(downloads).toContainEqual({ url: control, prevented: true });
  // Refused by the page's own sandbox before it comes to be, or by main.
  expect((await downloads()).filter(({ prevented }) => !prevented)).toEqual([]);
});
