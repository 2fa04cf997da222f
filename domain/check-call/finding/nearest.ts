/** The most names among which a suggestion is searched. A longer search is not worth its time. */
const MAX_NAMES = 200;

/** The known name that was probably meant; undefined if none is near enough. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length > MAX_NAMES) return undefined;
  const most = Math.ceil(name.length / 3);
  let best: { name: string; edits: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > most) continue;
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
    if (edits <= most && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) best = { name: candidate, edits };
  }
  return best?.name;
}

/** The question whether another name was meant, in both languages; empty if none is near enough. */
export function meant(name: string, known: readonly string[]): { zh: string; en: string } {
  const near = nearest(name, known);
  return near === undefined ? { zh: '', en: '' } : { zh: `是否应为 ${near}？`, en: ` Did you mean ${near}?` };
}

/** Levenshtein's distance: the least number of characters to insert, delete or replace. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (left === right ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
