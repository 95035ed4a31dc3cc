// @ts-check
/** Draws the app's icon: a pin over the rings of a diffraction pattern. `node build/icon.mjs` writes build/icon.png. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { isStarted } from './started.mjs';

const SIZE = 1024;
const OUTPUT = fileURLToPath(new URL('icon.png', import.meta.url));

/** 0 outside, 1 inside, smooth over a pixel and a half. @param {number} distance signed, in pixels, negative inside */
const coverage = (distance) => Math.min(1, Math.max(0, 0.5 - distance / 1.5));

/** @typedef {readonly [number, number, number]} Colour */
const GROUND = /** @type {Colour} */ ([21, 27, 45]);
const RING = /** @type {Colour} */ ([250, 153, 40]);
const PIN = /** @type {Colour} */ ([98, 142, 255]);
const LIGHT = /** @type {Colour} */ ([240, 245, 255]);

/** Signed distance to a square with round corners, centred. @param {number} x @param {number} y @param {number} half @param {number} radius */
function roundSquare(x, y, half, radius) {
  const dx = Math.abs(x) - half + radius;
  const dy = Math.abs(y) - half + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** Signed distance to a drop that hangs from a circle to a point below it. @param {number} x @param {number} y */
function drop(x, y) {
  const [radius, tip] = [150, 330];
  // The tangents from the tip touch the circle where the drop's sides begin.
  const sine = radius / tip;
  const cosine = Math.sqrt(1 - sine * sine);
  const side = Math.abs(x) * cosine + (y - tip) * sine;
  const belowTangent = y * cosine - Math.abs(x) * sine > 0;
  return belowTangent && y > 0 && y < tip ? side : Math.hypot(x, y) - radius;
}

/** Colour and opacity of a pixel. @param {number} column @param {number} row */
function pixel(column, row) {
  const x = column + 0.5 - SIZE / 2;
  const y = row + 0.5 - SIZE / 2;
  /** @type {Colour} */
  let colour = GROUND;
  /** @param {Colour} over @param {number} part */
  const paint = (over, part) => {
    const [r, g, b] = colour;
    colour = [r + (over[0] - r) * part, g + (over[1] - g) * part, b + (over[2] - b) * part];
  };
  // Rings of an Airy pattern about the pin's tip, fainter outwards.
  const far = Math.hypot(x, y - 170);
  const wave = Math.cos(far / 27) ** 2;
  paint(RING, wave * Math.exp(-far / 230) * 0.95);
  paint(PIN, coverage(drop(x, y + 160)));
  paint(LIGHT, coverage(Math.hypot(x, y + 160) - 62));
  return { colour, opacity: coverage(roundSquare(x, y, SIZE / 2 - 40, 190)) };
}

/** The mean of the pixels in a square. @param {number} column @param {number} row @param {number} side */
function mean(column, row, side) {
  const sum = [0, 0, 0];
  let opacities = 0;
  for (let y = row; y < row + side; y++)
    for (let x = column; x < column + side; x++) {
      const { colour, opacity } = pixel(x, y);
      for (const i of colour.keys()) sum[i] = (sum[i] ?? 0) + (colour[i] ?? 0) * opacity;
      opacities += opacity;
    }
  const colour = sum.map((value) => (opacities === 0 ? 0 : value / opacities));
  return [...colour, (opacities / side ** 2) * 255].map(Math.round);
}

/** @param {number} size */
function rows(size) {
  const [line, side] = [size * 4 + 1, SIZE / size];
  const raw = Buffer.alloc(size * line);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      raw.set(mean(column * side, row * side, side), row * line + 1 + column * 4);
  return raw;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, sum]);
}

/** The icon as a PNG file: 8 bits, with opacity. @param {number} [size] in pixels; a whole part of 1024 */
export function iconPng(size = SIZE) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

if (isStarted(import.meta.url)) writeFileSync(OUTPUT, iconPng());
