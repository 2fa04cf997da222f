import { type Document, isScalar, type Pair, Scalar, visit } from 'yaml';

/**
 * Replaces each clause of a file by an assumption, since the call that is made of it has no notice yet. `reason` makes it of
 * the clause and the names of the fields above; undefined leaves the clause.
 */
export function recite(
  document: Document,
  reason: (clause: unknown, above: readonly unknown[]) => string | undefined,
): void {
  visit(document, {
    Pair(_, pair: Pair, above) {
      if (!isScalar(pair.key) || pair.key.value !== 'source') return;
      const names = above.flatMap((each) => ('key' in each && isScalar(each.key) ? [each.key.value] : []));
      const assumed = reason(isScalar(pair.value) ? pair.value.value : '', names);
      if (assumed === undefined) return;
      pair.key = new Scalar('assumed');
      pair.value = new Scalar(assumed);
    },
  });
}
