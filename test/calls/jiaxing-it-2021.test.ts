import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { VOCABULARIES } from '../../adapters/call-file/vocabularies.ts';
import { callFile } from '../../domain/call/call-form.ts';
import { stagesOf } from '../../domain/call/steps.ts';
import { closingInstant } from '../../domain/call/windows.ts';
import { checkCall } from '../../domain/check-call/check-call.ts';
import { callSchema, callSchemaText } from '../../local/call-tools/call-schema.ts';
import { assumptionsOf } from '../../local/call-tools/call-summary.ts';
import { jiaxingText, jiaxingValue } from '../rigs/domain/jiaxing.ts';
import { publishedCalendar } from '../rigs/domain/published-calendar.ts';

const call = v.parse(callFile, jiaxingValue());

describe('the real call', () => {
  test('has no findings', () => {
    expect(checkCall(jiaxingValue(), publishedCalendar, VOCABULARIES)).toEqual([]);
  });

  test('closes its stages at the end of the days that the notice names', () => {
    const zone = call.identity.zone.value;
    expect(
      stagesOf(call).map(({ id, step, closes }) => [id, step.closes?.source, closingInstant(closes, zone)]),
    ).toEqual([
      ['declare', '三', '2021-10-31T16:00:00.000Z'],
      ['employer', '三', '2021-11-11T16:00:00.000Z'],
      ['recommendation', '三', '2021-11-19T16:00:00.000Z'],
    ]);
  });

  test('marks exactly the values that the notice does not state as assumed', () => {
    expect(assumptionsOf(call).map(({ at }) => at)).toEqual([
      'identity.zone',
      'identity.contact',
      'levels',
      'steps[0].opens',
      'steps[1].opens',
      'steps[1].returns',
      'steps[2].publicNotice.countStartDay',
      'steps[2].publicNotice.earliestResult',
      'steps[2].publicNotice.backdateDays',
      'steps[2].publicNotice.unresolvedObjectionAtLock',
      'steps[3].opens',
      'steps[3].returns',
      'closingsEndAt',
      'papersAfterReturn',
      'deadlines.countStartDay',
      'deadlines.onRestDay',
      'bookings.leastMinutesBefore',
      'bookings.offeredAt',
      'expects',
      'claim',
      'eligibility.yearRule',
      'eligibility.unmet',
      'eligibility.selfScoreMaximum',
      'eligibility.provedBy',
      'eligibility.barred',
      'eligibility.rules[0]',
      'eligibility.rules[1]',
      'eligibility.rules[2]',
      'scoring',
      'alsoAsked',
      'postQuota.levels',
      'postQuota.counts',
      'postQuota.askedAt',
      'materials',
      'retention',
      'achievementFile',
      'privacy.purpose',
      'privacy.ground',
      'privacy.sensitive',
      'ladder',
      'quietHours',
      'letters',
      'sms',
      'texts',
      'texts.value.told-of-committee',
      'commitment',
    ]);
  });

  test('gives a reason in Chinese for every assumption', () => {
    expect(assumptionsOf(call).filter(({ reason }) => !/\p{Script=Han}{4}/u.test(reason))).toEqual([]);
  });

  test('sends people for the review form to the platform of the notice, since no page here offers it', () => {
    const { body } = call.texts.value['told-of-committee'] ?? { body: '' };
    expect(body).toContain('本系统不提供该表');
    expect(body).toContain('（通知四（一）、四（四））： https://zcps.rlsbt.zj.gov.cn\n');
  });

  test('has an English subject for every text that a letter to a reviewer can list', () => {
    const toApplicants =
      /^(draft|correction|asked-to-correct|submission|told-of-(posting|interruption|grant|pass-over))/;
    const listed = Object.entries(call.texts.value).filter(([name]) => !toApplicants.test(name));
    expect(listed.length).toBeGreaterThan(25);
    expect(listed.filter(([, { en }]) => en === undefined)).toEqual([]);
  });

  test('says every text in Chinese first and in English last', () => {
    const bodies = Object.values(call.texts.value).map(({ body }) => body.trim().split('\n'));
    expect(bodies.filter((lines) => !/\p{Script=Han}/u.test(lines[0] ?? ''))).toEqual([]);
    expect(bodies.filter((lines) => /\p{Script=Han}/u.test(lines.at(-1) ?? ''))).toEqual([]);
  });

  test('names the last feasible day wherever an employer is asked to post', () => {
    const asked = Object.entries(call.texts.value).filter(([name]) =>
      /^(posting-(?!cannot)|asked-to-post)/.test(name),
    );
    expect(asked).toHaveLength(5);
    expect(asked.filter(([, { body }]) => !body.includes('最迟须于{lastFeasible}张贴'))).toEqual([]);
  });
});

describe('the committed schema', () => {
  test('is the one that the form of a call gives', () => {
    const committed = readFileSync(new URL('../../calls/call.schema.json', import.meta.url), 'utf8');
    expect(committed).toBe(callSchemaText());
  });

  test('asks for nothing that the defaults give', () => {
    const { required = [], properties } = callSchema() as { required?: string[]; properties: object };
    expect(required).toContain('steps');
    expect(required).not.toContain('ladder');
    expect(properties).toHaveProperty('ladder');
  });

  test('is named on the first line of the call, for editors', () => {
    expect(jiaxingText.split('\n')[0]).toBe('# yaml-language-server: $schema=call.schema.json');
  });
});
