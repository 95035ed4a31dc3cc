/** A canvas in the resolution in which it is seen, and pixels of it by pixel of the page; null where nothing can be drawn. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
): { readonly context: CanvasRenderingContext2D; readonly ratio: number } | null {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  canvas.height = Math.max(1, Math.round(canvas.clientHeight * ratio));
  const context = canvas.getContext('2d');
  return context && { context, ratio };
}
