/** Reading QR codes with the camera: the browser's own reader where it has one, else a small library. */

type Reader = (video: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>;
}
declare global {
  var BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined;
}

const WIDTH = 480; // pixels; enough for a code that fills half the picture
const PAUSE = 150;

export type NoCamera = "denied" | "unavailable";

/** Shows the camera in `video` and hands over each code once; ends with `signal`. */
export async function readCodes(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
  signal: AbortSignal,
): Promise<NoCamera | null> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "unavailable";
  }
  try {
    video.srcObject = stream;
    await video.play();
    const read = await reader();
    let last = "";
    while (!signal.aborted) {
      const text = await read(video);
      if (text && text !== last) {
        last = text;
        onCode(text);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
  return null;
}

/**
 * Fetches the small library where the browser has no reader of its own, so that it is there without a signal. The
 * worker keeps it, so it must have the page first; a fetch that fails is made again at the next start.
 */
export async function keepReader(): Promise<void> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker; // absent outside https
  if (globalThis.BarcodeDetector || !workers || !navigator.onLine) return;
  if (!workers.controller) {
    await new Promise((resolve) => {
      workers.addEventListener("controllerchange", resolve, { once: true });
    });
  }
  await import("jsqr").catch(() => undefined);
}

async function reader(): Promise<Reader> {
  const Own = globalThis.BarcodeDetector;
  if (Own) {
    const detector = new Own({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: read } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    if (!context || !video.videoWidth) return Promise.resolve(null);
    canvas.width = WIDTH;
    canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(read(data, width, height)?.data ?? null);
  };
}
