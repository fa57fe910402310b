import { token } from "../tokens";

export const PATTERN_RATIO = 2; // drawn for a dense screen

/** The hatches that say without colour what a surface is; the ground colour lies in a layer under them. */
export function hatches(): Record<"sangat_tertinggal" | "tertinggal" | "unrated", ImageData> {
  return {
    sangat_tertinggal: hatch(token("paper"), 8, ["up", "down"]),
    tertinggal: hatch(token("ink"), 8, ["up"]),
    unrated: hatch(token("edge"), 12, ["up"]),
  };
}

/** Parallel lines that meet again at the edges of a tile of this many pixels. */
function hatch(colour: string, size: number, directions: readonly ("up" | "down")[]): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no 2D canvas");
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const start of [-size, 0, size]) {
    if (directions.includes("up")) {
      pen.moveTo(start - 1, size + 1);
      pen.lineTo(start + size + 1, -1);
    }
    if (directions.includes("down")) {
      pen.moveTo(start - 1, -1);
      pen.lineTo(start + size + 1, size + 1);
    }
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
