import type { Deterministic } from "./mackinnon.js";

/** The approximation of one distribution function: Φ of a polynomial in the statistic, constant term first. */
export interface DistributionRow {
  /** Above it the p-value is 1; absent where the approximation holds for all. */
  readonly highest?: number;
  /** Below it the p-value is 0. */
  readonly lowest: number;
  /** Where the quadratic of the left tail gives way to the cubic. */
  readonly divide: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

type CriticalRow = readonly [one: readonly number[], five: readonly number[], ten: readonly number[]];

/**
 * Distribution functions of the Dickey–Fuller t statistic, by number of series; read by `macKinnonP`.
 * Source: J. G. MacKinnon, 1994, Journal of Business & Economic Statistics 12:167–176, tables 3 and 4.
 */
export const MACKINNON_1994: Readonly<Record<Deterministic, readonly DistributionRow[]>> = {
  none: [
    {
      lowest: -19.04,
      divide: -1.04,
      left: [0.6344, 1.2378, 0.032496],
      right: [0.4797, 0.93557, -0.06999, 0.033066],
    },
  ],
  constant: [
    {
      highest: 2.74,
      lowest: -18.83,
      divide: -1.61,
      left: [2.1659, 1.4412, 0.038269],
      right: [1.7339, 0.93202, -0.12745, -0.010368],
    },
    {
      highest: 0.92,
      lowest: -18.86,
      divide: -2.62,
      left: [2.92, 1.5012, 0.039796],
      right: [2.1945, 0.64695, -0.29198, -0.042377],
    },
    {
      highest: 0.55,
      lowest: -23.48,
      divide: -3.13,
      left: [3.4699, 1.4856, 0.03164],
      right: [2.5893, 0.45168, -0.36529, -0.050074],
    },
    {
      highest: 0.61,
      lowest: -28.07,
      divide: -3.47,
      left: [3.9673, 1.4777, 0.026315],
      right: [3.0387, 0.45452, -0.33666, -0.041921],
    },
    {
      highest: 0.79,
      lowest: -25.96,
      divide: -3.78,
      left: [4.5509, 1.5338, 0.029545],
      right: [3.5049, 0.52098, -0.29158, -0.033468],
    },
    {
      highest: 1,
      lowest: -23.27,
      divide: -3.93,
      left: [5.1399, 1.6036, 0.034445],
      right: [3.9489, 0.58933, -0.25359, -0.02721],
    },
  ],
  trend: [
    {
      highest: 0.7,
      lowest: -16.18,
      divide: -2.89,
      left: [3.2512, 1.6047, 0.049588],
      right: [2.5261, 0.61654, -0.37956, -0.060285],
    },
    {
      highest: 0.63,
      lowest: -21.15,
      divide: -3.19,
      left: [3.6646, 1.5419, 0.036448],
      right: [2.85, 0.5272, -0.36622, -0.051695],
    },
    {
      highest: 0.71,
      lowest: -25.37,
      divide: -3.5,
      left: [4.0983, 1.5173, 0.029898],
      right: [3.221, 0.5255, -0.32685, -0.041501],
    },
    {
      highest: 0.93,
      lowest: -26.63,
      divide: -3.65,
      left: [4.5844, 1.5338, 0.028796],
      right: [3.652, 0.59758, -0.27483, -0.032081],
    },
    {
      highest: 1.19,
      lowest: -26.53,
      divide: -3.8,
      left: [5.0722, 1.5634, 0.029472],
      right: [4.0712, 0.66428, -0.23464, -0.02546],
    },
    {
      highest: 1.42,
      lowest: -26.18,
      divide: -4.36,
      left: [5.53, 1.5914, 0.030392],
      right: [4.4735, 0.71757, -0.20681, -0.021196],
    },
  ],
};

/**
 * Response surfaces of the critical values at 1, 5 and 10 %, by number of series: coefficients of 1, 1/n, 1/n²
 * and 1/n³; read by `macKinnonCriticalValues`.
 * Source: J. G. MacKinnon, 2010, Queen's University, Department of Economics, Working Paper 1227, tables 2 and 3;
 * without a constant 1996, Journal of Applied Econometrics 11:601–618.
 */
export const MACKINNON_2010: Readonly<Record<Deterministic, readonly CriticalRow[]>> = {
  none: [
    [
      [-2.56574, -2.2358, -3.627, 0],
      [-1.941, -0.2686, -3.365, 31.223],
      [-1.61682, 0.2656, -2.714, 25.364],
    ],
  ],
  constant: [
    [
      [-3.43035, -6.5393, -16.786, -79.433],
      [-2.86154, -2.8903, -4.234, -40.04],
      [-2.56677, -1.5384, -2.809, 0],
    ],
    [
      [-3.89644, -10.9519, -33.527, 0],
      [-3.33613, -6.1101, -6.823, 0],
      [-3.04445, -4.2412, -2.72, 0],
    ],
    [
      [-4.29374, -14.4354, -33.195, 47.433],
      [-3.74066, -8.5632, -10.852, 27.982],
      [-3.45218, -6.2143, -3.718, 0],
    ],
    [
      [-4.64332, -18.1031, -37.972, 0],
      [-4.096, -11.2349, -11.175, 0],
      [-3.8102, -8.3931, -4.137, 0],
    ],
    [
      [-4.95756, -21.8883, -45.142, 0],
      [-4.41519, -14.0405, -12.575, 0],
      [-4.13157, -10.7417, -3.784, 0],
    ],
    [
      [-5.24568, -25.6688, -57.737, 88.639],
      [-4.70693, -16.9178, -17.492, 60.007],
      [-4.42501, -13.1875, -5.104, 27.877],
    ],
  ],
  trend: [
    [
      [-3.95877, -9.0531, -28.428, -134.155],
      [-3.41049, -4.3904, -9.036, -45.374],
      [-3.12705, -2.5856, -3.925, -22.38],
    ],
    [
      [-4.32762, -15.4387, -35.679, 0],
      [-3.78057, -9.5106, -12.074, 0],
      [-3.49631, -7.0815, -7.538, 21.892],
    ],
    [
      [-4.66305, -18.7688, -49.793, 104.244],
      [-4.1189, -11.8922, -19.031, 77.332],
      [-3.83511, -9.0723, -8.504, 35.403],
    ],
    [
      [-4.9694, -22.4694, -52.599, 51.314],
      [-4.42871, -14.5876, -18.228, 39.647],
      [-4.14633, -11.25, -9.873, 54.109],
    ],
    [
      [-5.25276, -26.2183, -59.631, 50.646],
      [-4.71537, -17.3569, -22.66, 91.359],
      [-4.43422, -13.6078, -10.238, 76.781],
    ],
    [
      [-5.51727, -29.976, -75.222, 202.253],
      [-4.98228, -20.305, -25.224, 132.03],
      [-4.70233, -16.1253, -9.836, 94.272],
    ],
  ],
};
