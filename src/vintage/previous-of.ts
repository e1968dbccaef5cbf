/** Where the vintage that a refresh replaced is kept: beside the directory (given without a slash at its end). */
export function previousOf(directory: string): string {
  return `${directory}.previous`;
}
