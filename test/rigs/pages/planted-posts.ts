import type { PostsShown } from '../../../pages/parts/posts-note.ts';

/** Posts of an institution with something planted in the text that a page shows of them. */
export function plantedPosts(plant: (text: string) => string): PostsShown {
  const statement = {
    ...{ level: 'mid', approved: 10, employed: 6, held: 2, left: 1 },
    ...{ approvedBy: plant('示例局'), approvedOn: '2021-03-15' },
  };
  return { level: 'mid', statement, most: 2, taken: 2, isOwn: false };
}
