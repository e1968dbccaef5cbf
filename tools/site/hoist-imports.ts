const importLine =
  /^const (?:(\{[^}\n]*\}|[\w$]+) = await (import\("[^"\n]+"\))|\[(.*)\] = await Promise\.all\(\[(import\("[^\n]*)\]\));$/gm;

/**
 * Framework turns the import declarations of a page's cells into dynamic imports, which the page then waits for one
 * after the other. Given the modules that it preloads, that is, those that were declared, this makes them declarations
 * again; dynamic imports that the author wrote stay. The result is a module's source of the same meaning.
 */
export function hoistImports(source: string, preloaded: ReadonlySet<string>): string {
  const names = new Map<string, string>();
  const hoisted = source.replace(importLine, (line, specifier, call, specifiers, calls) => {
    const bindings: string[] = specifier === undefined ? splitSpecifiers(specifiers) : [specifier];
    const modules = [...String(call ?? calls).matchAll(/import\("([^"]+)"\)/g)].map(
      (match) => match[1] ?? "",
    );
    if (bindings.length !== modules.length || !modules.every((module) => preloaded.has(module))) return line;
    for (const module of modules) if (!names.has(module)) names.set(module, `hoisted${names.size}`);
    return bindings.flatMap((binding, i) => declare(binding, names.get(modules[i] ?? "") ?? "")).join(" ");
  });
  const declarations = [...names].map(
    ([module, name]) => `import * as ${name} from ${JSON.stringify(module)};\n`,
  );
  return declarations.join("") + hoisted;
}

function declare(binding: string, module: string): string[] {
  if (!binding.startsWith("{")) return [`const ${binding} = ${module};`];
  const specifiers = binding
    .slice(1, -1)
    .split(",")
    .map((specifier) => specifier.trim());
  return specifiers.filter(Boolean).map((specifier) => {
    const [imported = "", local = imported] = specifier.split(":").map((name) => name.trim());
    return `const ${local} = ${module}${/^["']/.test(imported) ? `[${imported}]` : `.${imported}`};`;
  });
}

function splitSpecifiers(list: string): string[] {
  return list.match(/\{[^}]*\}|[\w$]+/g) ?? [];
}
