/** A photo of the camera becomes small enough for one bar of 2G; what it knows of time and place is read before. */
import { readExif, type PhotoFacts } from "./exif";

const LONGEST_SIDE = 1600;
const AIMED_SIZE = 100_000;
const QUALITIES = [0.8, 0.68, 0.56, 0.44];
const SMALLER_SIDES = [LONGEST_SIDE, 1280, 1024];
const HEAD = 256 * 1024; // EXIF stands in the first segment

export interface SmallPhoto extends PhotoFacts {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** No picture at all, or one that this browser cannot read. */
export class NotAPicture extends Error {}

export async function shrink(file: Blob): Promise<SmallPhoto> {
  const facts = readExif(await file.slice(0, HEAD).arrayBuffer());
  const picture = await decode(file);
  try {
    return { ...(await smallest(picture)), ...facts };
  } finally {
    picture.close();
  }
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch (error) {
    throw new NotAPicture(undefined, { cause: error });
  }
}

/** The best of the qualities and sides that fits; else the smallest of all. */
async function smallest(picture: ImageBitmap): Promise<Pick<SmallPhoto, "blob" | "width" | "height">> {
  let last: Pick<SmallPhoto, "blob" | "width" | "height"> | null = null;
  for (const side of SMALLER_SIDES) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale));
    const height = Math.max(1, Math.round(picture.height * scale));
    const draw = canvas(width, height);
    draw.context.drawImage(picture, 0, 0, width, height);
    for (const quality of QUALITIES) {
      last = { blob: await draw.encode(quality), width, height };
      if (last.blob.size <= AIMED_SIZE * 1.2) return last;
    }
    if (scale === 1) break; // smaller sides would only matter for a larger picture
  }
  if (!last) throw new NotAPicture();
  return last;
}

interface Drawing {
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  encode: (quality: number) => Promise<Blob>;
}

function canvas(width: number, height: number): Drawing {
  if (typeof OffscreenCanvas !== "undefined") {
    const off = new OffscreenCanvas(width, height);
    const context = off.getContext("2d");
    if (context) return { context, encode: (quality) => off.convertToBlob({ type: "image/jpeg", quality }) };
  }
  const element = document.createElement("canvas");
  element.width = width;
  element.height = height;
  const context = element.getContext("2d");
  if (!context) throw new NotAPicture();
  const encode = (quality: number): Promise<Blob> =>
    new Promise((resolve, reject) => {
      element.toBlob((blob) => { if (blob) resolve(blob); else reject(new NotAPicture()); }, "image/jpeg", quality); // prettier-ignore
    });
  return { context, encode };
}
