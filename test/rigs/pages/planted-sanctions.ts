import type { SanctionShown } from '../../../pages/parts/sanction-note.ts';

/** An entry of the register with something planted in every text that a page shows of it. */
export function plantedSanctions(plant: (text: string) => string): SanctionShown[] {
  const entry = {
    ...{ id: 'S1', ground: 'dishonesty', from: '2021-01-01', to: '2023-12-31' },
    ...{ sealed: '', version: 1, acts: [] },
  };
  const told = {
    person: { kind: 'passport', number: 'E1', name: 'x' },
    role: 'applicant',
    ground: 'dishonesty',
    act: plant('行为'),
    basis: plant('依据'),
    decision: { number: plant('1号'), date: '2020-12-01', office: plant('机关') },
    effect: { words: plant('后果') },
    term: { startRule: 'next-year', years: 3 },
    remedy: { told: plant('复查') },
    objection: { on: '2020-12-02', words: plant('异议') },
  } as const;
  return [{ entry, told, clause: plant('六'), freeFrom: '2024-01-01' }];
}
