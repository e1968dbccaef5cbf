import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { FaultKind } from "./fault-kinds.js";
import { type Reply, textReply } from "./reply.js";

const browserCheck =
  "<!DOCTYPE html><html><head><title>One moment</title></head><body>Are you human?</body></html>";
const plainly: readonly (readonly [FaultKind, Reply])[] = [
  ["500", textReply("Internal Server Error", 500)],
  ["403", textReply("Forbidden", 403)],
  ["404", textReply("Not Found", 404)],
  ["429-forever", textReply("Too Many Requests", 429)],
  ["html200", textReply(browserCheck, 200, "text/html")],
  ["limit200", textReply("You have used up the requests of today")],
  ["empty", textReply("")],
];

/** What a request gets in place of an answer, if anything; `before` counts earlier requests of the resource. */
export function refusalOf(
  kinds: readonly FaultKind[],
  before: number,
  { location, retryAfterSeconds }: { location: string; retryAfterSeconds: number },
): Reply | undefined {
  const redirect = { status: 301, headers: { location }, body: "" };
  if (kinds.includes("redirect-loop")) return redirect;
  if (kinds.includes("429") && before < 2) {
    const reply = textReply("Too Many Requests", 429);
    return { ...reply, headers: { ...reply.headers, "retry-after": String(retryAfterSeconds) } };
  }
  if (kinds.includes("503-once") && before < 1) return textReply("Service Unavailable", 503);
  return plainly.find(([kind]) => kinds.includes(kind))?.[1];
}

function sendSlowly(response: ServerResponse, bytes: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length && !response.destroyed) {
      response.write(bytes.subarray(sent, sent + 1));
      sent += 1;
    } else {
      clearInterval(timer);
      response.end();
    }
  }, 1000);
  response.on("close", () => clearInterval(timer));
}

/** Sends a reply, with the faults that are about how bytes travel. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Reply,
  kinds: readonly FaultKind[] = [],
): void {
  const bytes = Buffer.from(kinds.includes("bom") ? `\uFEFF${body}` : body);
  const whole = { ...headers, "content-length": String(bytes.length) };
  if (kinds.includes("bad-gzip")) {
    response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(bytes);
  } else if (kinds.includes("truncated")) {
    response.writeHead(status, whole);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else if (kinds.includes("slow")) {
    response.writeHead(status, headers);
    sendSlowly(response, bytes);
  } else if (/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? "")) && bytes.length > 1024) {
    const packed = gzipSync(bytes, { level: 1 });
    const length = String(packed.length);
    response
      .writeHead(status, { ...headers, "content-encoding": "gzip", "content-length": length })
      .end(packed);
  } else {
    response.writeHead(status, whole).end(bytes);
  }
}
