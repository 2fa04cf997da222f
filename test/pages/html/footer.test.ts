import { expect, test } from 'vitest';
import { SITE } from '../../../local/machine/settings.ts';
import { html } from '../../../pages/html/html.ts';
import { page } from '../../../pages/html/layout.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';

const PLAIN = { language: 'zh', title: '某页', body: html`<h1>某页</h1>`, path: '/' } as const;
const MARK = '演示，请勿填写真实信息';

test('a page without a call says what the site says', () => {
  const shown = page(PLAIN, { ...SITE, filing: '示例备案号' });
  for (const part of [SITE.organiser.name, SITE.telephone, '示例备案号', '/help', '/privacy'])
    expect(shown).toContain(part);
});

test('a page of a call says who that call names, and leads to where it is cited', () => {
  const shown = page({ ...PLAIN, call: jiaxing }, SITE);
  expect(shown).toContain(`<a href="/calls/${jiaxing.id}">${jiaxing.identity.issuer.value}</a>`);
  expect(shown).toContain(jiaxing.identity.contact.value);
  const organiser = { value: '某工程师协会', source: '四' };
  const filing = { value: '某备案号', source: '附件' };
  const call = { ...jiaxing, identity: { ...jiaxing.identity, organiser, filing } };
  const named = page({ ...PLAIN, call }, { ...SITE, filing: '站点的备案号' });
  for (const part of [organiser.value, filing.value]) expect(named).toContain(part);
  for (const part of [jiaxing.identity.issuer.value, '站点的备案号']) expect(named).not.toContain(part);
});

test('only a demonstration is marked as one, in the language of the page', () => {
  expect(page(PLAIN, SITE)).toContain(MARK);
  expect(page({ ...PLAIN, language: 'en' }, SITE)).toContain('Demonstration: do not enter real data');
  expect(page(PLAIN, { ...SITE, isDemonstration: false })).not.toContain(MARK);
});
