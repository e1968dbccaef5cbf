/** Gives what was made for an owner under a key, and makes it once. */
export type Keep<Value> = (owner: object, key: string, make: () => Value) => Value;

/**
 * A memory of values that depend on an owner (a panel, say) and a key alone; they go when the owner goes. With a limit it
 * holds that many values an owner at most and forgets the oldest first.
 */
export function keeper<Value>(limit = Number.POSITIVE_INFINITY): Keep<Value> {
  const owners = new WeakMap<object, Map<string, { readonly value: Value }>>();
  return (owner, key, make) => {
    const kept = owners.get(owner) ?? new Map<string, { readonly value: Value }>();
    owners.set(owner, kept);
    const known = kept.get(key);
    if (known) return known.value;
    const value = make();
    const [oldest] = kept.keys();
    if (kept.size >= limit && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { value });
    return value;
  };
}
