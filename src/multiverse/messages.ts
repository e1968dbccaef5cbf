import type { Panel, Setting } from "../claims/claim.js";
import type { Joint } from "./curve.js";
import type { Rows } from "./rows.js";

/** What a conductor asks of a worker. */
export type Asked =
  | {
      readonly kind: "open";
      readonly claim: string;
      readonly panels: Readonly<Record<string, Panel>>;
      readonly setting: Setting;
      readonly shifts: number;
    }
  /** The specifications from an index, included, to another, excluded. */
  | { readonly kind: "rows"; readonly from: number; readonly to: number }
  /** The joint tests of all rows; they come back with the answer if they are wanted. */
  | { readonly kind: "joint"; readonly rows: readonly Rows[]; readonly giveBack: boolean };

/** What a worker answers. */
export type Answered =
  | { readonly kind: "open"; readonly shifts: number }
  | { readonly kind: "rows"; readonly rows: Rows }
  | { readonly kind: "joint"; readonly joint: Joint; readonly rows: readonly Rows[] }
  | { readonly kind: "failed"; readonly reason: string };

/** One end of a line between two threads: a web worker, one of Node\u2019s, or this thread itself. */
export interface Port<Sent, Received> {
  send(message: Sent, handedOver: ArrayBuffer[]): void;
  receive(listener: (message: Received) => void): void;
  /** Ends the thread at the other side, whatever it is doing. */
  close(): void;
}
