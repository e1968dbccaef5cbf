import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A picture in grey, one byte a pixel from black (0) to white (255), row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const signature = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * Reads a PNG of 8 bits a channel, not interlaced: grey, RGB or RGBA, as Chromium and `writePng` write it. Colours
 * become their luma of ITU-R BT.601. Throws `this PNG is not one that is read here: …` on another kind.
 */
export function readPng(file: Uint8Array): Grey {
  const bytes = Buffer.from(file);
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth = 0, colour = 0, , , interlaced] = bytes.subarray(24, 29);
  const channels = ({ 0: 1, 2: 3, 6: 4 } as const)[colour];
  if (!channels || depth !== 8 || interlaced !== 0)
    throw new Error(`this PNG is not one that is read here: depth ${depth}, colour type ${colour}`);
  const rows = unfiltered(inflateSync(Buffer.concat(dataOf(bytes))), width * channels, height, channels);
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i += 1) {
    const at = i * channels;
    const [r = 0, g = 0, b = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    pixels[i] = channels === 1 ? r : Math.round(0.299 * r + 0.587 * g + 0.114 * b);
  }
  return { width, height, pixels };
}

function dataOf(bytes: Buffer): Buffer[] {
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  return data;
}

/** Undoes the five filters of the PNG specification, section 9. */
function unfiltered(raw: Buffer, rowLength: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(rowLength * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (rowLength + 1)] ?? 0;
    const from = row * (rowLength + 1) + 1;
    const to = row * rowLength;
    for (let i = 0; i < rowLength; i += 1) {
      const left = i >= step ? (out[to + i - step] ?? 0) : 0;
      const up = row > 0 ? (out[to + i - rowLength] ?? 0) : 0;
      const corner = row > 0 && i >= step ? (out[to + i - rowLength - step] ?? 0) : 0;
      out[to + i] = (raw[from + i] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Writes a picture in grey as a PNG, each row as its difference from the one above, which packs pages well. */
export function writePng({ width, height, pixels }: Grey): Buffer {
  const raw = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    raw[row * (width + 1)] = row === 0 ? 0 : 2;
    for (let i = 0; i < width; i += 1) {
      const above = row === 0 ? 0 : (pixels[(row - 1) * width + i] ?? 0);
      raw[row * (width + 1) + 1 + i] = (pixels[row * width + i] ?? 0) - above;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(raw, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
