/** A page gone bad tries every way to the network that Chromium has: a server that waits for it hears nothing. */
import { createSocket, type Socket } from 'node:dgram';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'playwright/test';
import { quiet, shareApp } from './shared';

const shared = shareApp();

/** What came in: requests, mere connections, datagrams. */
const heard: string[] = [];
let server: Server;
let udp: Socket;
let port = 0;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('let out');
  });
  server.on('connection', () => heard.push('connection'));
  server.on('upgrade', (_request, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
  udp = createSocket('udp4', () => heard.push('datagram'));
  await new Promise<void>((bound) => udp.bind(port, '127.0.0.1', bound));
});
test.afterAll(() => {
  server.close();
  server.closeAllConnections();
  udp.close();
});
test.beforeEach(() => {
  heard.length = 0;
});

/** A request and a datagram by Node's own stack in the app's process, which Chromium's guards do not bind. */
const knock = (name: string) =>
  shared.app.evaluate(
    async (_electron, { port, name }) => {
      const node = (module: string) => process.mainModule?.require(module);
      const url = `http://127.0.0.1:${port}/${name}`;
      await new Promise((resolve) => node('node:http').get(url, { agent: false }, resolve));
      const socket = node('node:dgram').createSocket('udp4');
      await new Promise((sent) => socket.send('x', port, '127.0.0.1', sent));
      socket.close();
    },
    { port, name },
  );

/** The server has heard nothing but a control that was sent last. */
async function expectNothingHeard(): Promise<void> {
  await quiet(shared);
  // Chromium's network service has answered, and so has handled what it was asked before.
  const answer = await shared.app.evaluate(async ({ session }, port) => {
    const { net } = process.mainModule?.require('electron') ?? {};
    return new Promise<string>((resolve) => {
      const request = net.request({
        url: `http://127.0.0.1:${port}/blocked`,
        session: session.defaultSession,
      });
      request.on('response', () => resolve('answered'));
      request.on('error', (error: Error) => resolve(error.message));
      request.end();
    });
  }, port);
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
  await knock('control');
  await expect.poll(() => [...heard].sort()).toEqual(['GET /control', 'connection', 'datagram']);
}

test('the server hears whoever can reach it, in the app’s own process too', async () => {
  const answer = await new Promise((resolve) =>
    get(`http://127.0.0.1:${port}/test`, (response) => resolve(response.statusCode)),
  );
  await knock('app');
  expect(answer).toBe(200);
  await expect
    .poll(() => heard)
    .toEqual(expect.arrayContaining(['connection', 'GET /test', 'GET /app', 'datagram']));
});

test('no request leaves the page: fetch, XHR, sockets, streams, beacons, elements, workers', async () => {
  const ways = await shared.page.evaluate(async (port) => {
    const silent: (() => void)[] = [];
    const waited = (start: (settled: (how: string) => void) => void) =>
      new Promise<string>((resolve) => {
        silent.push(() => resolve('nothing'));
        try {
          start(resolve);
        } catch {
          resolve('refused');
        }
      });
    const element = (tag: string, given: Record<string, string>) =>
      waited((settled) => {
        const made = document.createElement(tag);
        made.addEventListener('load', () => settled(tag === 'iframe' ? 'nothing' : 'reached'));
        made.addEventListener('loadedmetadata', () => settled('reached'));
        made.addEventListener('error', () => settled('refused'));
        for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
        document.body.append(made);
      });
    const ways: { [way: string]: string } = {};
    const asked: Promise<unknown>[] = [];
    for (const host of ['127.0.0.1', 'localhost']) {
      const url = (name: string) => `http://${host}:${port}/${name}`;
      const told = (way: string, how: Promise<unknown>) =>
        asked.push(
          how
            .catch(() => 'refused')
            .then((value) => {
              ways[`${host} ${way}`] = typeof value === 'string' ? value : 'reached';
            }),
        );
      for (const mode of ['cors', 'no-cors'] as const)
        told(`fetch ${mode}`, fetch(url('fetch'), { mode }));
      told('fetch keepalive', fetch(url('keep'), { method: 'POST', body: 'x', keepalive: true }));
      told(
        'xhr',
        waited((settled) => {
          const request = new XMLHttpRequest();
          request.onload = () => settled('reached');
          request.onerror = () => settled('refused');
          request.open('POST', url('xhr'));
          request.send('x');
        }),
      );
      told(
        'websocket',
        waited((settled) => {
          const socket = new WebSocket(`ws://${host}:${port}/socket`);
          socket.onopen = () => settled('reached');
          socket.onerror = () => settled('refused');
        }),
      );
      told(
        'eventsource',
        waited((settled) => {
          const source = new EventSource(url('stream'));
          source.onopen = () => settled('reached');
          source.onerror = () => {
            source.close();
            settled('refused');
          };
        }),
      );
      told(
        'webtransport',
        waited((settled) => {
          new WebTransport(`https://${host}:${port}/quic`).ready.then(
            () => settled('reached'),
            () => settled('refused'),
          );
        }),
      );
      navigator.sendBeacon(url('beacon'), 'x');
      for (const [tag, given] of [
        ['img', { src: url('img') }],
        ['img', { srcset: `${url('srcset')} 2x` }],
        ['script', { src: url('script') }],
        ['script', { src: url('module'), type: 'module' }],
        ['link', { rel: 'stylesheet', href: url('css') }],
        ['link', { rel: 'prefetch', href: url('prefetch') }],
        ['link', { rel: 'preload', as: 'fetch', href: url('preload') }],
        ['link', { rel: 'modulepreload', href: url('modulepreload') }],
        ['link', { rel: 'icon', href: url('icon') }],
        ['link', { rel: 'manifest', href: url('manifest') }],
        ['video', { src: url('video') }],
        ['audio', { src: url('audio') }],
        ['object', { data: url('object') }],
        ['embed', { src: url('embed') }],
        ['iframe', { src: url('frame') }],
        ['a', { href: url('link'), ping: url('ping') }],
      ] as const)
        told(`${tag} ${Object.values(given).join(' ')}`, element(tag, given));
      for (const link of document.querySelectorAll<HTMLAnchorElement>('a[ping]')) link.click();
      told(
        'worker',
        waited((settled) => {
          const code = `fetch('${url('worker')}').then(() => postMessage('reached'), () => postMessage('refused'))`;
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = ({ data }) => settled(String(data));
          worker.onerror = () => settled('refused');
        }),
      );
    }
    // Some ways never say how they ended: that is seen once what was asked for later has been answered.
    await fetch('app://pinnboard/index.html');
    await new Promise((idle) => requestIdleCallback(idle));
    for (const end of silent) end();
    await Promise.all(asked);
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    return ways;
  }, port);
  expect(Object.keys(ways).length).toBeGreaterThan(40);
  expect(Object.entries(ways).filter(([, how]) => how === 'reached')).toEqual([]);
  await expectNothingHeard();
});

test('no connection is made ahead and no name is looked up for links that ask for it', async () => {
  await shared.page.evaluate((port) => {
    for (const host of ['127.0.0.1', 'localhost', 'secret.example.com'])
      for (const rel of ['dns-prefetch', 'preconnect']) {
        const link = document.createElement('link');
        Object.assign(link, { rel, href: `http://${host}:${port}` });
        document.head.append(link);
      }
    const allow = document.createElement('meta');
    Object.assign(allow, { httpEquiv: 'x-dns-prefetch-control', content: 'on' });
    document.head.append(allow);
    const shown = document.createElement('a');
    shown.href = `http://other-secret.example.com:${port}/`;
    document.body.append(shown);
  }, port);
  await expectNothingHeard();
  // Chromium's own lookup, as a prefetch has it.
  const looked = await shared.app.evaluate(({ session }) =>
    session.defaultSession.resolveHost('localhost').then(
      ({ endpoints }) => endpoints.map(({ address }) => address),
      (error: unknown) => String(error),
    ),
  );
  expect(looked).toContain('ERR_NAME_NOT_RESOLVED');
});

test('WebRTC finds no way out: no candidate of any kind, no word to STUN and TURN servers', async () => {
  const found = await shared.page.evaluate(async (port) => {
    const gathered = async (peer: RTCPeerConnection) => {
      const candidates: string[] = [];
      peer.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) candidates.push(candidate.candidate);
      };
      const complete = new Promise<void>((resolve) => {
        peer.onicegatheringstatechange = () => {
          if (peer.iceGatheringState === 'complete') resolve();
        };
      });
      peer.createDataChannel('out');
      await peer.setLocalDescription(await peer.createOffer());
      await peer
        .setRemoteDescription({
          type: 'answer',
          sdp: (peer.localDescription?.sdp ?? '')
            .replace('a=setup:actpass', 'a=setup:active')
            .concat(
              `a=candidate:1 1 udp 2122260223 127.0.0.1 ${port} typ host\r\n`,
              `a=candidate:2 1 tcp 1518280447 127.0.0.1 ${port} typ host tcptype passive\r\n`,
            ),
        })
        .catch(() => {});
      await complete;
      peer.close();
      return candidates;
    };
    const servers = ['127.0.0.1', 'localhost'].flatMap((host) => [
      { urls: `stun:${host}:${port}` },
      { urls: `turn:${host}:${port}?transport=udp`, username: 'u', credential: 'c' },
      { urls: `turn:${host}:${port}?transport=tcp`, username: 'u', credential: 'c' },
      { urls: `turns:${host}:${port}?transport=tcp`, username: 'u', credential: 'c' },
    ]);
    try {
      return await gathered(new RTCPeerConnection({ iceServers: servers }));
    } catch {
      return [];
    }
  }, port);
  expect(found).toEqual([]);
  await expectNothingHeard();
});

// The last one: the app's own scheme answers with redirects from here on.
for (const policy of ['as it is', 'left out'])
  test(`a redirect of the app’s own scheme leads nowhere, with the content security policy ${policy}`, async () => {
    const page = await shared.page.evaluate(async () => {
      const own = await fetch('app://pinnboard/index.html');
      const csp = own.headers.get('content-security-policy') ?? '';
      return { csp };
    });
    const body = `<!doctype html><title>Policy ${policy}</title>`;
    const headers = {
      'content-type': 'text/html',
      ...(policy === 'left out' ? {} : { 'content-security-policy': page.csp }),
    };
    await shared.app.evaluate(
      async ({ protocol, BrowserWindow }, { port, body, headers }) => {
        protocol.unhandle('app');
        protocol.handle('app', ({ url }) =>
          url === 'app://pinnboard/index.html'
            ? new Response(body, { headers })
            : Response.redirect(`http://127.0.0.1:${port}/redirected`, 302),
        );
        await BrowserWindow.getAllWindows()[0]?.loadURL('app://pinnboard/index.html');
      },
      { port, body, headers },
    );
    await shared.page.waitForFunction((title) => document.title === title, `Policy ${policy}`);
    const ways = await shared.page.evaluate(async () => {
      const image = new Promise<string>((resolve) => {
        const made = new Image();
        made.onload = () => resolve('reached');
        made.onerror = () => resolve('refused');
        made.src = 'app://pinnboard/picture.png';
      });
      const asked = (mode: RequestMode) =>
        fetch('app://pinnboard/x', { mode }).then(
          ({ status, url }) => `${status} ${url}`,
          () => 'refused',
        );
      return [await asked('same-origin'), await asked('cors'), await asked('no-cors'), await image];
    });
    expect(ways).toEqual(['refused', 'refused', 'refused', 'refused']);
    await shared.page
      .evaluate(() => location.assign('app://pinnboard/index.html?again'))
      .catch(() => {});
    await expectNothingHeard();
  });
