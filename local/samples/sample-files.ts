import { createHash } from 'node:crypto';
import { changedDraft } from '../../casework/applicant/change-draft.ts';
import type { Needs } from '../../casework/needs.ts';
import type { Arrival, Case } from '../../domain/declaration/case.ts';
import type { Change } from '../../domain/declaration/change.ts';
import type { Draft, MaterialFile } from '../../domain/declaration/draft/draft.ts';
import type { Verdict } from '../../domain/values/verdict.ts';

/** A file that counts as taken in. A rehearsal plays the deadlines, and storage holds nothing of it. */
export function inventedFile(material: string): MaterialFile {
  return {
    material,
    fileName: `${material}.pdf`,
    type: 'application/pdf',
    bytes: 1024,
    sha256: createHash('sha256').update(material).digest('hex'),
    upload: `invented-${material}`,
    version: 'invented',
  };
}

/** The change that fills in a draft, with files that count as taken in. */
export async function filledDraft(
  needs: Pick<Needs, 'keys'>,
  subject: Case,
  { materials, ...rest }: Draft,
  arrival: Arrival,
): Promise<Verdict<Change>> {
  const filled = await changedDraft(needs, subject, rest, arrival);
  if (!filled.ok || materials === undefined) return filled;
  const { draft } = filled.value.set;
  return {
    ok: true,
    value: { ...filled.value, set: { ...filled.value.set, draft: { ...draft, materials } } },
  };
}
