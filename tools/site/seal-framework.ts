/**
 * Keeps Framework's build off the network and off the console until the returned function is called. Its warnings go to
 * `say`; a page or module that would download something makes the build fail with the address.
 */
export function sealFramework(say: (line: string) => void): () => void {
  const { log, warn, error } = console;
  const { fetch } = globalThis;
  // Framework 1.13 prints every package that it bundles, what its bundler thinks of their code, and the errors that it
  // also throws straight to the console, past the logger that it is given.
  console.log = () => {};
  console.error = () => {};
  console.warn = (...parts: readonly unknown[]) => {
    const text = parts.join(" ");
    if (!text.includes("node_modules")) say(`  ${text}`);
  };
  globalThis.fetch = (input) => Promise.reject(new Error(explainDownload(input)));
  return () => {
    Object.assign(console, { log, warn, error });
    globalThis.fetch = fetch;
  };
}

function explainDownload(input: string | URL | Request): string {
  const url = input instanceof Request ? input.url : String(input);
  return `something asks for ${url}, and a build downloads nothing; import a package of package.json by its bare name`;
}
