/** A PNG file of a run, drawn. */
import { errorText } from '../../../shared/errors/words';
import type { RunPicture } from '../../../shared/runs/compare/pictures';
import { bridge } from '../../bridge/bridge';

export interface Image {
  readonly canvas: HTMLCanvasElement | null;
  readonly problem: string | null;
}

/** Never rejects: what cannot be read or drawn has words. */
export async function readImage({ run, file }: RunPicture): Promise<Image> {
  const outcome = await bridge?.runImage({ run, file });
  if (!outcome?.ok) return { canvas: null, problem: outcome ? errorText(outcome.error) : '' };
  try {
    const bitmap = await createImageBitmap(
      new Blob([new Uint8Array(outcome.value)], { type: 'image/png' }),
    );
    const canvas = document.createElement('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return { canvas, problem: null };
  } catch {
    return { canvas: null, problem: 'It is damaged and cannot be drawn.' };
  }
}
