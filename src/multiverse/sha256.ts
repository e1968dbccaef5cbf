/** The first 32 bits of the fractional parts of the cube roots (or square roots) of the first primes. */
function fractions(count: number, root: (n: number) => number): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return Int32Array.from(primes, (p) => ((root(p) % 1) * 2 ** 32) | 0);
}

const constants = fractions(64, Math.cbrt);
const initial = fractions(8, Math.sqrt);

function padded(bytes: Uint8Array): DataView {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const all = new Uint8Array(64 * blocks);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(all.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(all.length - 4, (bytes.length * 8) >>> 0);
  return view;
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function schedule(view: DataView, start: number, words: Int32Array): void {
  for (let t = 0; t < 16; t++) words[t] = view.getInt32(start + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [early, late] = [words[t - 15] as number, words[t - 2] as number];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[t] = ((words[t - 16] as number) + small + (words[t - 7] as number) + large) | 0;
  }
}

function compress(state: Int32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = [...state] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let t = 0; t < 64; t++) {
    const chosen = (e & f) ^ (~e & g);
    const rest = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen;
    const first = (h + rest + (constants[t] as number) + (words[t] as number)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] = ((state[i] as number) + value) | 0;
  });
}

/**
 * SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Written out because a page may not be in a context in which the
 * browser offers it, and because it is needed at once (FIPS 180-4; the constants are computed by their definition).
 */
export function sha256(text: string): string {
  const view = padded(new TextEncoder().encode(text));
  const state = initial.slice();
  const words = new Int32Array(64);
  for (let start = 0; start < view.byteLength; start += 64) {
    schedule(view, start, words);
    compress(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
