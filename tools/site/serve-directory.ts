import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import sirv from "sirv";
import { SiteError } from "./site-error.js";

const host = "127.0.0.1";
const hashedPath = /^\/_(app|file|font|import|node|observablehq)\//;

const arrowTypes = new Map([
  [".arrow", "application/vnd.apache.arrow.file"],
  [".arrows", "application/vnd.apache.arrow.stream"],
]);

export interface ServedDirectory {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a built site on the loopback address; port 0 takes a free one. Throws SiteError where the port is taken. */
export async function serveDirectory(directory: string, port: number): Promise<ServedDirectory> {
  const serve = sirv(directory, { etag: true, extensions: ["html"], setHeaders });
  const server = createServer((request, response) =>
    serve(request, response, () => sendMissing(directory, response)),
  );
  await listen(server, port);
  const address = server.address() as AddressInfo;
  return { url: `http://${host}:${address.port}`, close: () => close(server) };
}

/** Throws SiteError where the port is taken, before a build is spent on it. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await close(server);
}

function setHeaders(response: ServerResponse, pathname: string): void {
  const type = arrowTypes.get(extname(pathname));
  if (type) response.setHeader("Content-Type", type);
  response.setHeader(
    "Cache-Control",
    hashedPath.test(pathname) ? "public,max-age=31536000,immutable" : "no-cache",
  );
}

function sendMissing(directory: string, response: ServerResponse): void {
  const page = join(directory, "404.html");
  response.writeHead(404, { "Content-Type": "text/html;charset=utf-8" });
  response.end(existsSync(page) ? readFileSync(page) : "Not found");
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, port)));
    server.listen(port, host, resolve);
  });
}

function explain(error: Error, port: number): Error {
  if (!("code" in error)) return error;
  if (error.code === "EADDRINUSE") {
    return new SiteError(`port ${port} of ${host} is taken; choose another: PORT=${port + 1} npm start`);
  }
  if (error.code === "EACCES")
    return new SiteError(`port ${port} may not be opened; choose one above 1023 with PORT=…`);
  return error;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
