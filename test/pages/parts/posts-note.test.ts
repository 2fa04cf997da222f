import { expect, test } from 'vitest';
import { html } from '../../../pages/html/html.ts';
import { type PostsShown, postsAsked, postsNote } from '../../../pages/parts/posts-note.ts';
import { jiaxing } from '../../rigs/domain/cases.ts';
import { plantedPosts } from '../../rigs/pages/planted-posts.ts';

const shown = plantedPosts((text) => text);
const note = (more: Partial<PostsShown> = {}, whose: 'for-reviewer' | 'own' = 'for-reviewer') =>
  (['zh', 'en'] as const).map(
    (language) => html`${postsNote(language, jiaxing, whose, { ...shown, ...more })}`.text,
  );

test('free posts are said with their numbers, the clause, and the act that takes one', () => {
  const [zh = '', en = ''] = note({ taken: 1 });
  expect(zh).toContain('空余 1 个');
  expect(zh).toContain('用人单位推荐时占用一个');
  expect(zh).toContain('五（一）');
  expect(zh).toContain('note info');
  expect(en).toContain('intermediate posts 1 free');
  expect(en).toContain('<dd>10</dd>');
});

test('whoever drafts sees how many are free, and nothing of the employer’s people', () => {
  const [zh = ''] = note({ taken: 1 }, 'own');
  expect(zh).toContain('空余 1 个');
  expect(zh).not.toContain('<dd>');
});

test('it warns where none is free or nothing is registered, but not whoever has a post', () => {
  expect(note()[0]).toMatch(/note warning.*空余 0 个/s);
  expect(note({ statement: undefined, most: 0, taken: 0 })[0]).toMatch(/note warning.*没有登记核定情况/s);
  const [own] = note({ isOwn: true });
  expect(own).toMatch(/note info.*本申报已占用一个/s);
});

test('the page of a call says which levels need a post, and when', () => {
  expect(html`${postsAsked('zh', jiaxing)}`.text).toBe(
    '中级岗位（工程师）、初级岗位（技术员、助理工程师）；用人单位推荐时占用一个',
  );
  expect(html`${postsAsked('en', jiaxing)}`.text).toContain('intermediate posts (Engineer); junior posts');
});

test('a call that asks for no posts says nothing', () => {
  const { postQuota: _, ...call } = jiaxing;
  expect([postsNote('zh', call, 'own', shown), postsAsked('zh', call)]).toEqual([false, undefined]);
});
