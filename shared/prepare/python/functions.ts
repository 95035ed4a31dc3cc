/** Functions of the script that a recipe becomes. It has those that it calls. */

/** A function by its name. */
type Functions = { readonly [name: string]: string };

const WINDOW = `def window(frames, size, start):
    """\`size\` pixels from \`start\` on, 0 where there are none."""
    out = np.zeros(frames.shape[:-2] + tuple(size), frames.dtype)
    low = np.maximum(0, -np.asarray(start))
    high = np.minimum(size, np.array(frames.shape[-2:]) - start)
    if np.all(high > low):
        (r, c), (down, right) = np.array([low, high]).T, start
        out[..., r[0]:r[1], c[0]:c[1]] = frames[..., r[0] + down:r[1] + down, c[0] + right:c[1] + right]
    return out`;

const MEAN_OF = `def mean_of(frames):
    """Of evenly spaced ones."""
    if frames.ndim == 2:
        return np.abs(frames)
    most = min(len(frames), 200)
    return frames[np.arange(most) * len(frames) // most].mean(axis=0)`;

const CENTRE_OF_MASS = `def centre_of_mass(mean):
    rows, columns = np.indices(mean.shape)
    if not mean.sum() > 0:
        return np.array(mean.shape) // 2
    return np.array([(rows * mean).sum(), (columns * mean).sum()]) / mean.sum()`;

const RESAMPLE = `def resample(field, side, ratio):
    """On a grid whose pixel is \`ratio\` times as large (rows, columns): the Fourier series, without what that cannot hold."""
    def matrix(n, ratio):
        bands = min(n, int(np.floor(n / ratio + 1e-6)))
        x = (np.arange(side) - side // 2) * ratio
        k = np.arange(bands) - bands // 2
        out = np.exp(2j * np.pi * np.outer(x, k) / n) @ np.exp(-2j * np.pi * np.outer(k, np.arange(n) - n // 2) / n) / n
        out[(x < -(n // 2) - 0.5) | (x > n - n // 2 - 0.5)] = 0
        return out
    return matrix(field.shape[0], ratio[0]) @ field @ matrix(field.shape[1], ratio[1]).T`;

const COMPUTING: Functions = {
  window: WINDOW,
  mean_of: MEAN_OF,
  centre_of_mass: CENTRE_OF_MASS,
  resample: RESAMPLE,
};

/**
 * The functions that a text calls, each after those that it calls itself.
 * @param others functions beside those that compute
 */
export function calledBy(text: string, others: Functions): string[] {
  const all: Functions = { ...others, ...COMPUTING };
  const called: string[] = [];
  const seen = new Set<string>();
  const follow = (source: string) => {
    for (const [name, own] of Object.entries(all)) {
      if (seen.has(name) || !new RegExp(`\\b${name}\\(`).test(source)) continue;
      seen.add(name);
      follow(own);
      called.push(own);
    }
  };
  follow(text);
  return called;
}
