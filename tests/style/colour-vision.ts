/** sRGB of "#rrggbb", each channel linear from 0 to 1. */
function linear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

/** The contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency,
// IEEE Transactions on Visualization and Computer Graphics 15(6), table 1 at severity 1.
const visions = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** How far two colours are apart to the eye that tells them worst: 100 times the distance in Oklab. */
export function worstDistance(one: string, other: string): number {
  const distances = Object.values(visions).map((matrix) => {
    const seen = (hex: string) => {
      const channels = linear(hex);
      return oklab(
        matrix.map((row) =>
          clamp(row.reduce((sum: number, weight, i) => sum + weight * (channels[i] ?? 0), 0)),
        ),
      );
    };
    const [a, b] = [seen(one), seen(other)];
    return 100 * Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
  });
  return Math.min(...distances);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

// Ottosson (2020), A perceptual color space for image processing.
function oklab([r = 0, g = 0, b = 0]: readonly number[]): number[] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
