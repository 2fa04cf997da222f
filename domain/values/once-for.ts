/**
 * A pure function that counts its answer once for each value, by the value's identity. Values are never changed in place, so
 * the answer holds as long as the value lives.
 */
export function onceFor<Of extends object, Answer>(count: (of: Of) => Answer): (of: Of) => Answer {
  const known = new WeakMap<Of, { readonly answer: Answer }>();
  return (of) => {
    const found = known.get(of) ?? { answer: count(of) };
    known.set(of, found);
    return found.answer;
  };
}
