const SERIES_FROM = 15;

/**
 * The error of Stirling's formula, ln Γ(z + 1) − [(z + ½) ln z − z + ½ ln 2π].
 * Input: `z` positive. Output: the error, positive, at most 1/(12z), to about 1e-15 absolute.
 * Method: upward recurrence to 15, then the asymptotic series. Errors: none.
 * Source: Abramowitz and Stegun, 1964, 6.1.41; C. Loader, 2000, Fast and accurate computation of binomial
 * probabilities.
 * Verified against: logarithms of factorials and of Γ(½), to 1e-14; R 4.2.2 through the tails made of it.
 */
export function stirlingError(z: number): number {
  let sum = 0;
  let at = z;
  for (; at < SERIES_FROM; at++) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  const s = 1 / (at * at);
  const series =
    1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))));
  return sum + series / at;
}

/**
 * The deviance x ln(x/m) + m − x, zero where x = m.
 * Input: `x` and `m` positive. Output: zero or more, to full relative precision even where x is close to m.
 * Method: a series in (x − m)/(x + m) near m, where the terms of the definition cancel. Errors: none.
 * Source: C. Loader, 2000, Fast and accurate computation of binomial probabilities.
 * Verified against: the definition, away from m; R 4.2.2 through the tails made of it.
 */
export function deviance(x: number, m: number): number {
  const gap = x - m;
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = gap / (x + m);
  let sum = gap * v;
  let power = 2 * x * v;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
