declare module "@observablehq/framework/dist/config.js" {
  export interface FrameworkConfig {
    root: string;
    output: string;
  }
  export function readConfig(configPath?: string, root?: string): Promise<FrameworkConfig>;
  export function setCurrentDate(date: Date): void;
}

declare module "@observablehq/framework/dist/build.js" {
  import type { FrameworkConfig } from "@observablehq/framework/dist/config.js";

  export interface BuildLogger {
    log(...parts: readonly unknown[]): void;
    warn(...parts: readonly unknown[]): void;
    error(...parts: readonly unknown[]): void;
  }

  export interface BuildOutput {
    write(text: string): void;
  }

  export class FileBuildEffects {
    constructor(
      outputRoot: string,
      cacheDir: string,
      options?: { readonly logger?: BuildLogger; readonly output?: BuildOutput },
    );
    readonly outputRoot: string;
    readonly cacheDir: string;
    prepare(): Promise<void>;
    copyFile(sourcePath: string, outputPath: string): Promise<void>;
    writeFile(outputPath: string, contents: string | Buffer): Promise<void>;
  }

  export function build(
    options: { readonly config: FrameworkConfig },
    effects?: FileBuildEffects,
  ): Promise<void>;
}

declare module "@observablehq/framework/dist/preview.js" {
  export function preview(options: {
    readonly config?: string;
    readonly root?: string;
    readonly hostname: string;
    readonly port?: number;
    readonly open?: boolean;
    readonly verbose?: boolean;
  }): Promise<unknown>;
}
