/** A page gone bad tries every way out to a server on this machine, which must not hear of it. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { expect, test } from 'playwright/test';
import { shareApp } from './shared';

const shared = shareApp();

/** Everything that reaches a port of this machine, by TCP or UDP. */
async function listen() {
  const heard: string[] = [];
  const tcp = createServer((socket) => {
    heard.push('tcp');
    socket.on('error', () => {});
    socket.end('HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n');
  }).listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4', () => heard.push('udp')).bind(port, '127.0.0.1');
  await once(udp, 'listening');
  const close = () => {
    tcp.close();
    udp.close();
  };
  return { heard, port, close };
}

test('by no way of the page does anything leave, WebRTC and prefetching included', async () => {
  const server = await listen();
  try {
    // The server hears what does come.
    connect(server.port, '127.0.0.1').end('GET / HTTP/1.1\r\n\r\n');
    const datagram = createSocket('udp4');
    datagram.send('x', server.port, '127.0.0.1', () => datagram.close());
    await expect.poll(() => [...server.heard].sort()).toEqual(['tcp', 'udp']);
    server.heard.length = 0;

    const candidates = await shared.page.evaluate(async (port) => {
      const to = `127.0.0.1:${port}`;
      const quietly = (attempt: () => unknown) => {
        try {
          void Promise.resolve(attempt()).catch(() => {});
        } catch {
          // Refused at once.
        }
      };
      quietly(() => fetch(`http://${to}/fetch`, { mode: 'no-cors' }));
      quietly(() => navigator.sendBeacon(`http://${to}/beacon`, 'x'));
      quietly(() => new WebSocket(`ws://${to}/socket`));
      quietly(() => new EventSource(`http://${to}/events`));
      quietly(() => {
        const request = new XMLHttpRequest();
        request.open('GET', `http://${to}/xhr`);
        request.send();
      });
      quietly(() => {
        new Image().src = `http://${to}/image`;
      });
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'stylesheet', 'icon'])
        quietly(() =>
          document.head.append(
            Object.assign(document.createElement('link'), {
              rel,
              as: 'fetch',
              href: `http://${to}/`,
            }),
          ),
        );
      const found: string[] = [];
      for (const urls of [
        `stun:${to}`,
        `turn:${to}?transport=udp`,
        `turn:${to}?transport=tcp`,
        `turns:${to}?transport=tcp`,
      ])
        try {
          const peer = new RTCPeerConnection({
            iceServers: [{ urls, username: 'u', credential: 'c' }],
          });
          peer.createDataChannel('out');
          peer.onicecandidate = ({ candidate }) => candidate && found.push(candidate.candidate);
          await peer.setLocalDescription(await peer.createOffer());
        } catch {
          // Refused at once.
        }
      await new Promise((later) => setTimeout(later, 2500));
      return found;
    }, server.port);
    expect(server.heard).toEqual([]);
    expect(candidates).toEqual([]);
  } finally {
    server.close();
  }
});
