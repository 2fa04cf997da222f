import type { Person } from '../achievements/person.ts';
import { type Call, citation } from '../call/call.ts';
import { nameIn } from '../call/named.ts';
import type { Table } from '../call/scoring-form.ts';
import { factsAskedOf } from '../eligibility/facts-asked.ts';
import { lackingOf } from '../scoring/complete.ts';
import { indicatorsOf, levelsOf, measuring, proofFor } from '../scoring/indicators.ts';
import type { ScoreLine } from '../scoring/line-points.ts';
import type { Defect } from '../values/defect.ts';
import type { Draft } from './draft/draft.ts';

/**
 * What is wrong with a stated self-score: a total above the most that the call gives, lines under a call without a table, and
 * words of lines that the table or the call does not have.
 */
export function scoreDefects(
  { selfScore, scoreLines = [] }: Person,
  { eligibility, scoring, materials }: Pick<Call, 'eligibility' | 'scoring' | 'materials'>,
): Defect[] {
  const most = eligibility?.selfScoreMaximum;
  const above: Defect[] =
    selfScore === undefined || most === undefined || selfScore <= most.value
      ? []
      : [{ at: '/selfScore', because: 'too-large', clause: citation(most), detail: { maximum: most.value } }];
  const table = scoring?.table;
  if (!table)
    return scoreLines.length === 0 ? above : [...above, { at: '/scoreLines', because: 'not-in-this-call' }];
  const proofs = materials.value.map(({ id }) => id);
  return [...above, ...scoreLines.flatMap((line, nth) => unknownWords(line, nth, { table, proofs }))];
}

interface Known {
  readonly table: Table;
  readonly proofs: readonly string[];
}

function unknownWords(line: ScoreLine, nth: number, { table, proofs }: Known): Defect[] {
  const indicator = measuring(table, line.indicator);
  const vetoes = (table.vetoes ?? []).map(({ id }) => id);
  const measures = indicatorsOf(table).filter(({ parts }) => !parts);
  const choices: [string, string | undefined, readonly string[] | undefined][] = [
    ['indicator', line.indicator, [...measures.map(({ id }) => id), ...vetoes]],
    ['level', line.level, indicator && levelsOf(indicator)?.map(({ id }) => id)],
    ['grade', line.grade, indicator?.grid?.grades.map(({ id }) => id)],
    ['shownBy', line.shownBy, proofs],
  ];
  return choices.flatMap(([key, stated, known]) =>
    stated === undefined || known === undefined || known.includes(stated)
      ? []
      : [{ at: `/scoreLines/${nth}/${key}`, because: 'not-in-this-call' }],
  );
}

/**
 * What the lines of a draft lack: what their indicators ask for, the material that proves each, and a file of it. Lines that the
 * level and route do not ask for lack nothing.
 */
export function lineDefects(draft: Draft, call: Call): Defect[] {
  const { facts, materials = [] } = draft;
  const table = call.scoring?.table;
  const isAsked = factsAskedOf(call, draft).some(({ fact }) => fact === 'scoreLines');
  if (!table || !isAsked) return [];
  const clause = citation(call.scoring ?? {});
  return (facts?.scoreLines ?? []).flatMap((line, nth) => {
    const indicator = measuring(table, line.indicator);
    if (!indicator) return [];
    const shownBy = proofFor(indicator, line);
    const lacking: string[] = [...lackingOf(indicator, line), ...(shownBy === undefined ? ['shownBy'] : [])];
    const missing = lacking.map(
      (key): Defect => ({ at: `/scoreLines/${nth}/${key}`, because: 'missing', clause }),
    );
    const proof = call.materials.value.find(({ id }) => id === shownBy);
    const isGiven = materials.some(({ material }) => material === proof?.id);
    if (!proof || isGiven) return missing;
    const detail = { name: proof.name, nameEn: nameIn('en', proof) };
    return [...missing, { at: `/scoreLines/${nth}/shownBy`, because: 'material-missing', clause, detail }];
  });
}
