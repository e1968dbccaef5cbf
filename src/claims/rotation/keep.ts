/**
 * Keeps what is costly to make and depends on its owner and a key alone: a slider that leaves both as they are finds it
 * again. It goes when its owner goes.
 */
export function keeper<Owner extends object, Made>(): (owner: Owner, key: string, make: () => Made) => Made {
  const kept = new WeakMap<Owner, Map<string, Made>>();
  return (owner, key, make) => {
    const ofOwner = kept.get(owner) ?? new Map<string, Made>();
    kept.set(owner, ofOwner);
    const known = ofOwner.get(key);
    if (known !== undefined) return known;
    const made = make();
    ofOwner.set(key, made);
    return made;
  };
}
