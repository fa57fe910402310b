import { describe, expect, it } from "vitest";

import { deviceName } from "../../src/device/name";
import { readExif } from "../../src/device/exif";

const NOTHING = { takenAt: null, latitude: null, longitude: null };

/** A JPEG head with time, offset and place, in the byte order asked for. */
function jpeg(little: boolean): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(400));
  const tiff = 12;
  view.setUint16(0, 0xffd8);
  view.setUint16(2, 0xffe1);
  view.setUint16(4, 380);
  view.setUint32(6, 0x45786966);
  view.setUint16(tiff, little ? 0x4949 : 0x4d4d);
  view.setUint16(tiff + 2, 42, little);
  view.setUint32(tiff + 4, 8, little);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    view.setUint16(tiff + at, tag, little);
    view.setUint16(tiff + at + 2, type, little);
    view.setUint32(tiff + at + 4, count, little);
    view.setUint32(tiff + at + 8, value, little);
  };
  const text = (at: number, said: string): void => {
    new TextEncoder().encode(said).forEach((letter, index) => { view.setUint8(tiff + at + index, letter); }); // prettier-ignore
  };
  const degrees = (at: number, parts: number[]): void => {
    parts.forEach((part, index) => {
      view.setUint32(tiff + at + index * 8, part, little);
      view.setUint32(tiff + at + index * 8 + 4, 1, little);
    });
  };
  view.setUint16(tiff + 8, 2, little);
  entry(10, 0x8769, 4, 1, 40);
  entry(22, 0x8825, 4, 1, 70);
  view.setUint16(tiff + 40, 2, little);
  entry(42, 0x9003, 2, 20, 140);
  entry(54, 0x9011, 2, 7, 170);
  view.setUint16(tiff + 70, 4, little);
  entry(72, 1, 2, 2, 0);
  text(80, "S");
  entry(84, 2, 5, 3, 200);
  entry(96, 3, 2, 2, 0);
  text(104, "E");
  entry(108, 4, 5, 3, 230);
  text(140, "2024:11:12 09:20:00");
  text(170, "+07:00");
  degrees(200, [1, 54, 0]);
  degrees(230, [111, 12, 0]);
  return view.buffer;
}

describe("what a photo knows of itself", () => {
  it.each([true, false])("is read in both byte orders (little: %s)", (little) => {
    expect(readExif(jpeg(little))).toEqual({ takenAt: "2024-11-12T02:20:00.000Z", latitude: -1.9, longitude: 111.2 });
  });

  it("is nothing where there is no such block, or a damaged one", () => {
    expect(readExif(new ArrayBuffer(0))).toEqual(NOTHING);
    expect(readExif(new TextEncoder().encode("not a picture").buffer)).toEqual(NOTHING);
    for (let length = 0; length < 400; length += 7) readExif(jpeg(true).slice(0, length));
  });
});

describe("the name of a phone", () => {
  it("is its model where the browser tells it", () => {
    expect(deviceName("Mozilla/5.0 (Linux; Android 12; SM-A045F Build/X) AppleWebKit")).toBe("Android SM-A045F");
    expect(deviceName("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit")).toBe("Android");
    expect(deviceName("Mozilla/5.0 (X11; Linux x86_64)")).toBe("HP");
  });
});
