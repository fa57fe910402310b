/** When and where a photo was taken, from the EXIF block of a JPEG; nothing where it does not say. */

export interface PhotoFacts {
  readonly takenAt: string | null; // ISO moment
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const NOTHING: PhotoFacts = { takenAt: null, latitude: null, longitude: null };
const TAKEN = 0x9003;
const OFFSET = 0x9011;
const EXIF_TABLE = 0x8769;
const GPS_TABLE = 0x8825;
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

export function readExif(content: ArrayBuffer): PhotoFacts {
  try {
    const block = exifBlock(new DataView(content));
    return block ? factsOf(new Tables(block)) : NOTHING;
  } catch {
    return NOTHING; // a damaged block tells nothing; the photo itself may be whole
  }
}

/** The part of the file that begins with the TIFF header; null where the JPEG has none. */
function exifBlock(file: DataView): DataView | null {
  if (file.byteLength < 4 || file.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 < file.byteLength;) {
    const marker = file.getUint16(at);
    const length = file.getUint16(at + 2);
    if (marker === 0xffe1 && file.getUint32(at + 4) === 0x45786966) {
      const begin = at + 10;
      return new DataView(file.buffer, begin, Math.min(length - 8, file.byteLength - begin));
    }
    if (marker === 0xffda || (marker & 0xff00) !== 0xff00) return null;
    at += 2 + length;
  }
  return null;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

class Tables {
  private readonly little: boolean;

  constructor(private readonly block: DataView) {
    this.little = block.getUint16(0) === 0x4949;
  }

  first(): Map<number, Entry> {
    return this.table(this.block.getUint32(4, this.little));
  }

  table(at: number): Map<number, Entry> {
    const entries = new Map<number, Entry>();
    const number = this.block.getUint16(at, this.little);
    for (let index = 0; index < number; index += 1) {
      const place = at + 2 + index * 12;
      const type = this.block.getUint16(place + 2, this.little);
      const count = this.block.getUint32(place + 4, this.little);
      const short = (SIZES[type] ?? 1) * count <= 4;
      entries.set(this.block.getUint16(place, this.little), {
        type,
        count,
        at: short ? place + 8 : this.block.getUint32(place + 8, this.little),
      });
    }
    return entries;
  }

  inner(entry: Entry | undefined): Map<number, Entry> {
    return entry ? this.table(this.block.getUint32(entry.at, this.little)) : new Map<number, Entry>();
  }

  text(entry: Entry | undefined): string {
    if (!entry) return "";
    let said = "";
    for (let index = 0; index < entry.count; index += 1) {
      const letter = this.block.getUint8(entry.at + index);
      if (letter === 0) break;
      said += String.fromCharCode(letter);
    }
    return said;
  }

  /** Degrees, minutes, seconds as three fractions → degrees. */
  degrees(entry: Entry | undefined): number | null {
    if (entry?.type !== 5 || entry.count < 3) return null;
    const part = (index: number): number =>
      this.block.getUint32(entry.at + index * 8, this.little) /
      this.block.getUint32(entry.at + index * 8 + 4, this.little);
    const value = part(0) + part(1) / 60 + part(2) / 3600;
    return Number.isFinite(value) ? value : null;
  }
}

function factsOf(tables: Tables): PhotoFacts {
  const first = tables.first();
  const exif = tables.inner(first.get(EXIF_TABLE));
  const gps = tables.inner(first.get(GPS_TABLE));
  const latitude = signed(tables.degrees(gps.get(2)), tables.text(gps.get(1)) === "S");
  const longitude = signed(tables.degrees(gps.get(4)), tables.text(gps.get(3)) === "W");
  const isPlace = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    takenAt: momentOf(tables.text(exif.get(TAKEN)), tables.text(exif.get(OFFSET))),
    latitude: isPlace ? latitude : null,
    longitude: isPlace ? longitude : null,
  };
}

const signed = (value: number | null, negative: boolean): number | null =>
  value !== null && negative ? -value : value;

/** "2024:11:12 09:20:00" in the offset that the photo says, else in this device's. */
function momentOf(text: string, offset: string): string | null {
  const found = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text);
  if (!found) return null;
  const [, year = "", month = "", day = "", time = ""] = found;
  const zone = /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : "";
  const moment = new Date(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
