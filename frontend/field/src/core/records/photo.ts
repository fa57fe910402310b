import type { Said } from "../contract";

/** The problem of a photo whose bytes the phone no longer has, and the office not yet. */
export const LOST = "photo.lost";

/** A photo or document of a report, taken with this phone; its bytes lie beside, once per content. */
export interface PhotoRecord {
  id: string;
  report: string;
  place: number; // in its report
  kind: "photo" | "document";
  sha256: string;
  size: number;
  type: string; // of the bytes, "image/jpeg"
  fileName: string;
  caption: string;
  takenAt: string | null;
  latitude: number | null;
  longitude: number | null;
  sentBytes: number;
  atOffice: boolean;
  problem: Said | null;
}

/** As the office is told of it, with its report. */
export function saidOf(photo: PhotoRecord): Record<string, unknown> {
  const { id, kind, sha256, size, caption, latitude, longitude } = photo;
  const names = { name: photo.fileName, file_name: photo.fileName, taken_at: photo.takenAt };
  return { id, kind, sha256, size, caption, latitude, longitude, ...names };
}
