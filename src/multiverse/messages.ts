import type { Panel, Parameters, Setting } from "../claims/claim.js";
import type { CurveStandards } from "../stats/curve-standards.js";
import type { CurveRows } from "../stats/curve-statistics.js";
import type { Joint } from "./curve.js";
import type { CurvePart, TestedPart } from "./curve-part.js";
import type { Rows } from "./rows.js";

/** What a conductor asks of a worker. */
export type Asked =
  | {
      readonly kind: "open";
      readonly claim: string;
      readonly panels: Readonly<Record<string, Panel>>;
      readonly setting: Setting;
      readonly shifts: number;
      /** Only the specifications that make these choices: all if empty. */
      readonly chosen: Parameters;
    }
  /** How many specifications make these choices, and the hash of their list: no panels are needed. */
  | {
      readonly kind: "list";
      readonly claim: string;
      readonly setting: Setting;
      readonly chosen: Parameters;
    }
  /** The specifications from an index, included, to another, excluded; their shifts in so many ranges of `cutShifts`. */
  | { readonly kind: "rows"; readonly from: number; readonly to: number; readonly ranges: number }
  /** What a range of the shifts says of the whole; its rows come back with the answer if they are wanted. */
  | { readonly kind: "part"; readonly part: CurvePart; readonly giveBack: boolean }
  /** The joint tests, from all ranges in their order. */
  | {
      readonly kind: "joint";
      readonly parts: readonly TestedPart[];
      readonly shifts: number;
      readonly standards: CurveStandards;
    };

/** What a worker answers. */
export type Answered =
  | { readonly kind: "open"; readonly shifts: number }
  | { readonly kind: "list"; readonly specifications: number; readonly hash: string }
  /** Without their shifts, which come range by range. */
  | {
      readonly kind: "rows";
      readonly rows: Rows;
      readonly ranges: readonly CurveRows[];
      readonly standards: CurveStandards;
    }
  | {
      readonly kind: "part";
      readonly first: number;
      readonly tested: TestedPart;
      readonly rows: readonly CurveRows[];
    }
  | { readonly kind: "joint"; readonly joint: Joint }
  | { readonly kind: "failed"; readonly reason: string };

/** One end of a line between two threads: a web worker, one of Node\u2019s, or this thread itself. */
export interface Port<Sent, Received> {
  send(message: Sent, handedOver: ArrayBuffer[]): void;
  receive(listener: (message: Received) => void): void;
  /** Ends the thread at the other side, whatever it is doing. */
  close(): void;
}
