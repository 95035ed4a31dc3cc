/** Colours of the canvas in a picture: its size, how many different ones there are, and a check sum. Also evaluated in a page: it uses nothing outside. */
export function canvasColours(picture: Element) {
  const canvas = picture.querySelector('canvas');
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  const seen = new Set<number>();
  let sum = 0;
  for (let i = 0; data && i < data.length; i += 4) {
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    seen.add(colour);
    sum = (sum * 31 + colour) % 1_000_000_007;
  }
  return { size: canvas && [canvas.width, canvas.height], different: seen.size, sum };
}
