import type { Call } from '../../call/call.ts';
import type { Condition } from '../../call/condition-form.ts';
import { type Finding, type Path, written } from '../finding/finding.ts';
import { type Placed, type Reading, soundAt, soundItems } from '../form/reading.ts';
import { conditionsOf } from './conditions.ts';

type Assessed = NonNullable<Call['assessments']>['value'];

/** Reports yearly assessments that are asked for without years, or of more years than there are. */
export function assessmentFindings(reading: Reading): Finding[] {
  const path: Path = ['assessments', 'value'];
  const named = soundAt<Assessed>(reading, path);
  const ofPapers = soundItems<string>(reading, ['alsoAsked', 'value']).filter(
    ({ value }) => value === 'assessments',
  );
  const conditions = conditionsOf(reading).filter(({ value }) => 'assessments' in value);
  if (soundAt(reading, ['assessments']) === undefined)
    return [...conditions, ...ofPapers].map((each) => withoutYears(each.path));
  return named ? conditions.flatMap((each) => tooMany(each, named)) : [];
}

function withoutYears(path: Path): Finding {
  return {
    ...{ path, because: 'no-years-assessed' },
    zh: `${written(path)} 要看年度考核，而通知没有写明看哪些年度；请写 assessments。`,
    en: `${written(path)} asks for yearly assessments, and the call does not say of which years; state assessments.`,
  };
}

/** A condition looks at no more years than people state, and asks for no more good ones than it looks at. */
function tooMany({ path, value }: Placed<Condition>, named: Assessed): Finding[] {
  const asked = 'assessments' in value ? value.assessments : undefined;
  const { years = named.years, atLeast = years } = asked ?? {};
  const beyond = (key: string, is: number, most: number): Finding[] => {
    const at = [...path, 'assessments', key];
    if (is <= most) return [];
    return [
      {
        ...{ path: at, because: 'years-beyond-assessed' },
        zh: `${written(at)} 是 ${is}，而只看 ${most} 年的考核，谁也达不到；请改正其一。`,
        en: `${written(at)} is ${is}, and only ${most} years are looked at, so nobody reaches it; correct one of them.`,
      },
    ];
  };
  return [...beyond('years', years, named.years), ...beyond('atLeast', atLeast, years)];
}
