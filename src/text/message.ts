/** What an error says, without the full stop that the sentence around it sets. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\.+$/, "");
}
