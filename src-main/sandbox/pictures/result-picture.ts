/** A result picture: drawn figure, garment, background, label. */
import type { SharpModule } from '../../images/sharp.ts';
import type { ResultPicture } from './picture-request.ts';
import { renderPlain } from './plain-picture.ts';

export async function renderResult(
  sharp: SharpModule,
  picture: ResultPicture,
  _garmentPaths: readonly string[],
): Promise<Buffer> {
  const small = await renderPlain(sharp, { ...picture, format: 'png' });
  const image = sharp(small).resize(picture.width, picture.height, { fit: 'fill' });
  return picture.format === 'png' ? image.png().toBuffer() : image.jpeg({ quality: 88 }).toBuffer();
}
