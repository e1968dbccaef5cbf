import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes files, by their paths, into a new directory outside the project. */
export async function writeFixture(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "site-"));
  for (const [file, contents] of Object.entries(files)) {
    const path = join(directory, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  return directory;
}

export interface PageParts {
  readonly head?: string;
  readonly body?: string;
  readonly script?: string;
}

/** A page as Framework 1.13 writes it. */
export function frameworkPage({ head = "", body = "", script = "" }: PageParts): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<meta name="generator" content="Observable Framework v1.13.4">
<title>Fixture</title>
<meta name="description" content="A page of the tests">
${head}
<script type="module">
${script}
</script>
</head>
<body>
<div id="observablehq-center">
<main id="observablehq-main" class="observablehq">
${body}</main>
</div>
</body>
</html>
`;
}

/** A finished page that has no fault. */
export function soundPage(body = "", head = ""): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Fixture</title>
<meta name="description" content="A page of the tests">${head}</head><body>${body}</body></html>`;
}
