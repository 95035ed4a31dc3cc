// @ts-check
/** A ProxyCommand that is far away: `node delay.mjs PORT MS` brings every byte to the other side MS milliseconds later. */
import { connect } from 'node:net';

const [port, ms] = process.argv.slice(2).map(Number);
const socket = connect(port ?? 0, '127.0.0.1').setNoDelay();

/** @param {() => void} act */
// biome-ignore lint/plugin: the delay is what is made here.
const later = (act) => setTimeout(act, ms);

for (const [from, to] of /** @type {const} */ ([
  [process.stdin, socket],
  [socket, process.stdout],
])) {
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => process.exit(1));
}
socket.on('close', () => later(() => process.exit()));
