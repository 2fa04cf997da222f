import type { Call } from '../../call/call.ts';
import type { Leaf } from '../../call/condition-form.ts';
import { nameIn, situationNamed } from '../../call/named.ts';
import { type Said, said } from '../../values/said.ts';
import { sayCutOff } from './say-cut-off.ts';
import type { Spoken } from './spoken.ts';

/** Situations of insurance as the call names them. */
export function saySituations(situations: readonly string[], call: Call): Said {
  const all = situations.map((each) => situationNamed(call, each));
  const names = (language: keyof Said, between: string) =>
    all.map((each) => nameIn(language, each)).join(between);
  return said(names('zh', '，或'), names('en', ', or '));
}

/** What a condition asks for in months of insurance. */
export function sayInsured(
  { as, months, within }: NonNullable<Extract<Leaf, { insured: unknown }>['insured']>,
  { call }: Spoken,
): Said {
  const { zh, en } = saySituations(as, call);
  const by = sayCutOff(call, 'insured', (day) => day.slice(0, 7));
  if (within === undefined)
    return said(`到${by.zh}累计满${months}个月：${zh}`, `${months} months in all by ${by.en}: ${en}`);
  if (within === months)
    return said(`到${by.zh}连续满${months}个月：${zh}`, `${months} months in a row by ${by.en}: ${en}`);
  return said(
    `到${by.zh}的最近${within}个月中满${months}个月：${zh}`,
    `${months} of the last ${within} months by ${by.en}: ${en}`,
  );
}
