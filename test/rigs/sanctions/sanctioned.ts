import type { Rig } from '../machine/rig.ts';

/** Texts that stand in nothing but a sanction, so that whoever shows or keeps one is found. */
export const MARKS = { name: '示例被处理人', act: '示例行为标记', employer: '示例标记有限公司' };

/** A sanction of an invented person for three calendar years from 2022. */
export function sanctionOf(number: string, more: object = {}) {
  return {
    person: { kind: 'resident-id', number, name: MARKS.name, employer: MARKS.employer },
    ...{ role: 'applicant', ground: 'dishonesty', act: MARKS.act, basis: '六' },
    decision: { number: '示例〔2021〕1号', date: '2021-12-01', office: '示例市人社局' },
    effect: { words: '三年内不得申报' },
    term: { startRule: 'next-year', years: 3 },
    remedy: { told: '可申请复查' },
    ...more,
  };
}

/** What makes the same hold from 2020 to 2022, while Jiaxing's call runs, until this many years. */
export function decidedOn(date: string, years = 3) {
  return {
    decision: { number: `示例〔${date.slice(0, 4)}〕${date.slice(5)}号`, date, office: '示例市人社局' },
    term: { startRule: 'from-revocation', years },
  };
}

let laid = 0;

/** Lays a file of sanctions into the bucket. */
export function laySanctions(rig: Rig, content: object | string): string {
  const key = `sanctions/file-${++laid}.json`;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  rig.machine.upload({ key, type: 'application/json', bytes: Buffer.from(text) });
  return key;
}

/** Enters sanctions by the operators' act. */
export const enterOn = (rig: Rig, ...sanctions: object[]) =>
  rig.operate({ act: 'enter-sanctions', file: laySanctions(rig, { sanctions }) });

/** The first id that an answer names. */
export const sanctionIdIn = (output: string | undefined) => /S[0-9a-f]{12}/.exec(output ?? '')?.[0] ?? '';
