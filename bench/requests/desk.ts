import { watch } from '../../functions/watch/watch.ts';
import { countCalls } from '../../test/rigs/functions/count-calls.ts';
import { everyPage, fillDesk, MOST_CALLS } from '../../test/rigs/reviewer-pages/filled-desk.ts';
import { EMPLOYER_DESK, openReviewing } from '../../test/rigs/reviewer-pages/reviewing.ts';
import type { Measured } from '../bench.ts';

const MANY = 1200;

/** Counts the calls of a desk's pages and of the watch, at a desk where 1,200 cases wait. */
export async function measureDesk(): Promise<Measured[]> {
  const reviewing = await openReviewing({ startAt: '2021-10-11 09:00' });
  const { needs } = reviewing.rig.machine;
  const look = watch({ ...needs, metrics: { put: () => {} }, channel: { send: async () => {} } });
  try {
    const desk = await reviewing.deskOf(EMPLOYER_DESK);
    await look();
    const ofNone = await countCalls(look);
    await fillDesk(
      reviewing,
      Array.from({ length: MANY }, (_, nth) => `desk-${String(nth).padStart(4, '0')}`),
    );
    const pages = await everyPage(reviewing, desk);
    const listed = new Set(pages.flatMap(({ ids }) => ids)).size;
    const most = Math.max(...pages.map(({ calls }) => calls));
    const ofMany = await countCalls(look);
    return [
      {
        what: `calls of a page of a desk where ${MANY} cases wait, at most`,
        value: `${most}, ${listed} listed on ${pages.length} pages`,
        aim: `at most ${MOST_CALLS}, all listed`,
        isMet: most <= MOST_CALLS && listed === MANY,
      },
      {
        what: `calls of the watch with ${MANY} open cases, against none`,
        value: `${ofMany} against ${ofNone}`,
        aim: 'at most the write of a digest more',
        isMet: ofMany <= ofNone + 1,
      },
    ];
  } finally {
    await reviewing.rig.stop();
  }
}
