interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Where the command writes, and where it finds vintages. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The vintage of the environment, used where none is named. */
  readonly vintage: string | undefined;
  /** The project\u2019s folder. */
  readonly root: string;
}
