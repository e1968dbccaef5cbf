/** Makes what belongs to a key once and keeps it: neighbours in a space share their outcomes, and all share their events. */
export function memory<Value>(): (key: string, make: () => Value) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const found = known.get(key) ?? { value: make() };
    known.set(key, found);
    return found.value;
  };
}
