import { type Circumstances, countsByEmployer } from '../domain/call/cut-offs.ts';
import type { Case } from '../domain/declaration/case.ts';
import { employerOf } from '../domain/declaration/declaration.ts';
import type { CaseNeeds } from './needs.ts';

/** The circumstances on which a call's cut-offs depend. The employer is read only where one of them depends on its kind. */
export async function circumstancesOf(
  { records }: Pick<CaseNeeds, 'records'>,
  { call, declaration }: Pick<Case, 'call' | 'declaration'>,
): Promise<Circumstances> {
  const { batch, standing, draft } = declaration;
  const code = standing === 'draft' || standing === 'returned' ? draft.employer : employerOf(declaration);
  if (code === undefined || !countsByEmployer(call)) return { batch };
  return { batch, employerKind: (await records.people.recentEmployer(code))?.kind };
}
