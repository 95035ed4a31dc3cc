// @ts-check
/** A synthetic ptychography scene: Siemens star, curved Gaussian probe, jittered raster scan, photon noise. */
import { randomOf } from '../random.mjs';
import { fft2 } from './fft.mjs';

/** Side of the patterns and of the object in pixels; scan points on one side; photons in a pattern. */
const N = 64;
const M = 168;
const SIDE = 6;
const PHOTONS = 1e9;
/** Distance of scan points and their largest jitter, pixels. */
const STEP = 18;
const JITTER = 3;
const SPOKES = 18;

/** @param {number} value */
const clamp = (value) => Math.min(1, Math.max(0, value));

/** Transmission of the object at a point (pixels, fractions allowed): amplitude and phase. @param {number} x @param {number} y */
function transmission(x, y) {
  const dx = x - M / 2;
  const dy = y - M / 2;
  const r = Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx);
  // Soft edges about a pixel wide, so that no spoke aliases.
  const spoke = clamp(0.5 + (Math.sin(angle * SPOKES) * r) / SPOKES);
  const rings = clamp(0.5 + 2 * Math.sin((r * Math.PI) / 11));
  const disc = clamp(72 - r) * clamp(r - 5);
  const star = disc * (r > 50 ? 1 - spoke * rings : spoke);
  const swell = Math.sin(x / 13 + 1) * Math.cos(y / 17);
  return { amplitude: 1 - 0.45 * star, phase: 1.1 * star + 0.35 * swell };
}

/** Probe at a pixel: Gaussian, sigma 9 pixels, spherical phase. @param {number} x @param {number} y */
function probeAt(x, y) {
  const r2 = (x - N / 2) ** 2 + (y - N / 2) ** 2;
  return { amplitude: Math.exp(-r2 / (2 * 9 ** 2)), phase: r2 / 75 };
}

/**
 * An n × n complex field from amplitude and phase, interleaved.
 * @param {number} n
 * @param {(x: number, y: number) => { amplitude: number, phase: number }} at
 */
function field(n, at) {
  const out = new Float64Array(2 * n * n);
  for (let y = 0; y < n; y++) {
    for (let x = 0; x < n; x++) {
      const { amplitude, phase } = at(x, y);
      out[2 * (y * n + x)] = amplitude * Math.cos(phase);
      out[2 * (y * n + x) + 1] = amplitude * Math.sin(phase);
    }
  }
  return out;
}

/** Photons counted where `mean` are expected. @param {number} mean @param {() => number} uniform */
export function poisson(mean, uniform) {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

/** Counts of the pattern at (cx, cy), zero frequency in the middle. @param {number} cx @param {number} cy @param {() => number} uniform */
function pattern(cx, cy, uniform) {
  const wave = field(N, (x, y) => {
    const probe = probeAt(x, y);
    const object = transmission(cx - N / 2 + x, cy - N / 2 + y);
    return {
      amplitude: probe.amplitude * object.amplitude,
      phase: probe.phase + object.phase,
    };
  });
  fft2(wave, N);
  const intensity = new Float64Array(N * N);
  let total = 0;
  for (let y = 0; y < N; y++) {
    for (let x = 0; x < N; x++) {
      const from = 2 * (y * N + x);
      const value = (wave[from] ?? 0) ** 2 + (wave[from + 1] ?? 0) ** 2;
      intensity[((y + N / 2) % N) * N + ((x + N / 2) % N)] = value;
      total += value;
    }
  }
  return intensity.map((value) => poisson((value * PHOTONS) / total, uniform));
}

/** Everything the dataset holds. Amplitudes are scaled so that a pattern's squares add up to (N/2)². */
export function simulateScene() {
  const uniform = randomOf(20260701);
  const count = SIDE * SIDE;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const diffraction = new Float32Array(count * N * N);
  const scale = N / 2 / Math.sqrt(PHOTONS);
  for (let i = 0; i < count; i++) {
    const first = M / 2 - ((SIDE - 1) * STEP) / 2;
    x[i] = first + (i % SIDE) * STEP + (2 * uniform() - 1) * JITTER;
    y[i] = first + Math.floor(i / SIDE) * STEP + (2 * uniform() - 1) * JITTER;
    const counts = pattern(x[i] ?? 0, y[i] ?? 0, uniform);
    counts.forEach((photons, p) => {
      diffraction[i * N * N + p] = scale * Math.sqrt(photons);
    });
  }
  const probe = Float32Array.from(field(N, probeAt));
  const object = Float32Array.from(field(M, transmission));
  return { count, N, M, nphotons: PHOTONS, diffraction, probe, object, x, y };
}
