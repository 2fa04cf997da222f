import type { Condition, Leaf } from '../../call/condition-form.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { repeated } from '../references.ts';

type AskedHours = NonNullable<Extract<Leaf, { hours: unknown }>['hours']>;

/** Reports hours that nobody need or can have. */
export function hoursFindings(above: Path, value: Condition): Finding[] {
  const hours = 'hours' in value ? value.hours : undefined;
  if (hours === undefined) return [];
  const path = [...above, 'hours'];
  const { years, subjects = [] } = hours;
  const twice = [
    ...repeated(years.map((year, index) => ({ path: [...path, 'years', index], value: year }))),
    ...repeated(
      subjects.flatMap(({ of }, nth) =>
        of.map((each, index) => ({ path: [...path, 'subjects', nth, 'of', index], value: each })),
      ),
    ),
  ];
  return twice.length > 0 ? twice : [...subjectFindings(path, hours), ...makeUpFindings(path, hours)];
}

/** All subjects together are asked for no fewer hours than the parts of which they consist. */
function subjectFindings(path: Path, { each, subjects = [] }: AskedHours): Finding[] {
  const parts = subjects.reduce((sum, { atLeast }) => sum + atLeast, 0);
  if (parts <= each) return [];
  const at = [...path, 'each'];
  return [
    {
      path: at,
      because: 'subjects-above-total',
      zh: `${written(at)} 是 ${each}，少于各科目之和 ${parts}；请改正其一。`,
      en: `${written(at)} is ${each}, less than the subjects together (${parts}); correct one of them.`,
    },
  ];
}

/** The year that must be finished stands among the years, and making up asks for no more than the years themselves. */
function makeUpFindings(path: Path, { years, each, makeUp }: AskedHours): Finding[] {
  if (!makeUp) return [];
  const at = [...path, 'makeUp'];
  const outside: Finding[] = years.includes(makeUp.finishing)
    ? []
    : [
        {
          path: [...at, 'finishing'],
          because: 'finishing-not-among-years',
          zh: `${written([...at, 'finishing'])} 须是 years 中的一年：${years.join('、')}。`,
          en: `${written([...at, 'finishing'])} must be one of the years: ${years.join(', ')}.`,
        },
      ];
  const most = years.length * each;
  if (makeUp.total <= most) return outside;
  return [
    ...outside,
    {
      path: [...at, 'total'],
      because: 'makes-up-more-than-all',
      zh: `补学须合计满 ${makeUp.total} 学时，多于各年之和 ${most}，谁也不必补学；请改正其一。`,
      en: `Making up asks for ${makeUp.total} hours, more than all years together (${most}), so nobody would; correct one of them.`,
    },
  ];
}
