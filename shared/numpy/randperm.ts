import { MersenneTwister } from './mersenneTwister';

/**
 * `torch.randperm(n, generator=torch.Generator().manual_seed(seed))` on the CPU, by which `random_split` orders what it
 * splits. For n below 2³² / 20, where torch takes 32 bits a draw.
 */
export function randperm(n: number, seed: number): Int32Array {
  const twister = new MersenneTwister(seed);
  const out = new Int32Array(n);
  for (let i = 0; i < n; i++) out[i] = i;
  for (let i = 0; i < n - 1; i++) {
    const j = i + (twister.next() % (n - i));
    const kept = out[i] ?? 0;
    out[i] = out[j] ?? 0;
    out[j] = kept;
  }
  return out;
}
