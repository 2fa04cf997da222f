import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../../adapters/call-file/defaults.ts';
import { judgeCallFile, readWholeCall } from '../../adapters/call-file/judge-call.ts';
import { stagesOf } from '../../domain/call/steps.ts';
import { defaultsLines } from '../../local/call-tools/defaults-lines.ts';
import { jiaxingCall, jiaxingFile, jiaxingText } from '../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../rigs/domain/published-calendar.ts';

function callOf(text: string) {
  const judged = judgeCallFile(text, publishedCalendar);
  if (!judged.ok) throw new Error(JSON.stringify(judged.findings));
  return judged.call;
}

function placesOf(text: string): string[] {
  const judged = judgeCallFile(text, publishedCalendar);
  const findings = judged.ok ? judged.warnings : judged.findings;
  return findings.map(({ file = '', path, because }) => `${file} ${path.join('.')} ${because}`.trim());
}

describe('the defaults of calls', () => {
  test('are kept as JSON as they are written', () => {
    expect(readFileSync('calls/defaults.json', 'utf8')).toBe(defaultsLines());
  });

  test('are assumed, every value of them, and cite no clause', () => {
    expect(uncited(DEFAULTS.value)).toEqual([]);
    expect(JSON.stringify(DEFAULTS.value)).not.toContain('"source"');
  });

  test('let the file of a call be short, and the whole call is the same as if all stood in its file', () => {
    expect(jiaxingFile.split('\n').length).toBeLessThan(300);
    expect(callOf(jiaxingFile)).toEqual(callOf(jiaxingText));
  });
});

/** The paths of values that cite nothing and hold none that does. */
function uncited(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  if ('assumed' in value) return [];
  return Object.entries(value).flatMap(([name, each]) => uncited(each, `${path}/${name}`));
}

/** A fee that is asked for after the bodies' review, as an officer would add it to the file of a call. */
const PAYMENT = `  - id: payment
    kind: pay
    name: 缴费
    en: Paying
    by: applicant
    after: recommendation
    duty: { value: 到受理点缴纳评审费。, en: Pay the fee at the acceptance point., source: 五 }
    fee: { levels: { engineer: 180 }, source: 五 }
    closes: { value: 2021-11-26, source: 三 }
    atClosing: { value: refuse, source: 五 }
`;
/** The acceptance point of each route confirms it. */
const CONFIRMED_BY = '$&$1- { kind: acceptance-point, $2, step: payment }\n';

describe('what a call states', () => {
  test('stands in place of the default, with its own citation', () => {
    const call = callOf(`${jiaxingFile}retention:\n  value: { years: 5 }\n  source: 七\n`);
    expect(call.retention).toEqual({ value: { years: 5 }, source: '七' });
    expect(call.quietHours.assumed).toContain('夜间');
  });

  test('replaces the text of one occasion alone, which keeps the citation that the call gives', () => {
    const { texts } = callOf(jiaxingFile);
    expect(texts.assumed).toBe((DEFAULTS.value as typeof jiaxingCall).texts.assumed);
    expect(texts.value['told-of-committee']).toMatchObject({ assumed: expect.stringContaining('四（四）') });
    expect(texts.value['told-of-lapse']).not.toHaveProperty('assumed');
  });

  test('is a whole ladder, and the texts of the rungs that it has not got are gone', () => {
    const rung =
      '{ occasion: draft-one-day-before-lock, while: draft, audience: applicant, does: remind, workingDays: 1, side: before, event: lock, at: "09:00" }';
    const judged = readWholeCall(`${jiaxingFile}ladder: { value: [${rung}], source: 八 }\n`);
    const texts = Object.keys(((judged.ok && judged.value) as typeof jiaxingCall).texts.value);
    expect(texts).toContain('draft-one-day-before-lock');
    expect(texts).toContain('told-of-lapse');
    expect(texts).not.toContain('draft-five-days-before-lock');
  });

  test('needs no letter and no rung of its own for a step of paying', () => {
    const { texts, ladder } = callOf(
      jiaxingFile
        .replace(/^late:\n/m, `${PAYMENT}\n$&`)
        .replaceAll(/^( *)- \{ kind: acceptance-point, (.*), step: recommendation \}\n/gm, CONFIRMED_BY),
    );
    expect(texts.value['asked-to-pay']?.body).toContain('{fee}');
    expect(texts.value['told-of-refusal-at-closing']).toBeDefined();
    expect(ladder.value.filter(({ while: wait }) => wait === 'payment')).toHaveLength(3);
  });

  test('judges nobody if it has no conditions, and how years are counted is not added to nothing', () => {
    const text = jiaxingText
      .replace(/^eligibility:\n(?: .*\n)*/m, '')
      .replace(/^eligibilityRoutes/m, 'eligibilityRoutes');
    const read = readWholeCall(text);
    expect((read.ok && read.value) as object).not.toHaveProperty('eligibility');
  });
});

describe('a finding', () => {
  test('on what the call writes has its place there, although the defaults have the same field', () => {
    expect(placesOf(`${jiaxingFile}quietHours: { value: { from: "20:00" }, source: 七 }\n`)).toEqual([
      'quietHours.value.to missing-field',
    ]);
  });

  test('on a default names the file of the defaults, and comes last', () => {
    const found = placesOf(
      `${jiaxingFile}quietHours: { value: { from: "20:00", to: "09:15" }, source: 七 }\n`,
    );
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.every((each) => /^calls\/defaults.yaml ladder.value.\d+.at in-quiet-hours$/.test(each)),
    ).toBe(true);
  });

  test('says of both which line of which file it stands on', () => {
    const judged = judgeCallFile(
      `${jiaxingFile}quietHours: { value: { from: "20:00", to: "09:15" }, source: 七 }\n`,
      publishedCalendar,
    );
    const [first] = judged.ok ? [] : judged.findings;
    const line = readFileSync('calls/defaults.yaml', 'utf8').split('\n')[(first?.line ?? 0) - 1];
    expect(line?.slice((first?.column ?? 0) - 1)).toMatch(/^"09:00"/);
  });
});

test('a whole call has the stages of its file', () => {
  expect(stagesOf(callOf(jiaxingFile))).toEqual(stagesOf(jiaxingCall));
});
