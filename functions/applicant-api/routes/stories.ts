import { storyCaseOf } from '../../../casework/case.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { why } from '../../../casework/why.ts';
import type { TimelineEntry } from '../../../domain/declaration/timeline.ts';
import { latestThatFit } from '../../../domain/values/bounds.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';
import { sayEntry } from '../../../domain/wording/say-entry.ts';
import type { WebRequest } from '../../../web/gateway-event.ts';
import { languageOf } from '../../../web/language.ts';
import type { PathParts } from '../../../web/routing.ts';
import type { Session } from '../../../web/session.ts';
import { type ApiRoute, ownRoute } from '../request/api-route.ts';
import { ownCase } from '../request/own-case.ts';

/** The routes that tell how a declaration came to its standing, and why it has it. */
export function storyRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [readTimeline(needs), readWhy(needs)];
}

function readTimeline(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations/{id}/timeline' },
    {
      says: said(
        '经过：每一步何时、何人、依据',
        'The timeline: each step with its instant, actor and clause',
      ),
      query: {
        before: said(
          '只取此版本号之前的经过；一次答不完时，用已得到的最早一步的 version 继续',
          'Only entries before this version: where an answer holds not all, go on with the version of its earliest',
        ),
      },
      answers: { 200: 'Timeline' },
    },
    async ({ request, session, parts }) => {
      const story = await ownStory(needs, session, parts);
      if (!story.ok) return story;
      const language = languageOf(request);
      const all = before(request, story.value.timeline).map((entry) => {
        const { version, at, move } = entry;
        return { version, at, move, says: sayEntry(entry, story.value.call)[language] };
      });
      const timeline = latestThatFit(all, ({ says }) => Buffer.byteLength(says));
      return accepted({ json: { timeline, earlier: all.length - timeline.length } });
    },
  );
}

function readWhy(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: '/api/v1/declarations/{id}/why' },
    {
      says: said('为什么处于现在的状态', 'Why it stands where it stands'),
      answers: { 200: 'Why' },
    },
    async ({ request, session, parts }) => {
      const story = await ownStory(needs, session, parts);
      if (!story.ok) return story;
      const language = languageOf(request);
      return accepted({ json: { why: why(story.value).map((sentence) => sentence[language]) } });
    },
  );
}

/** The entries before the version that `before` names; all of them if it names none. */
function before({ query }: WebRequest, timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const version = query.get('before') ?? '';
  return /^\d{1,9}$/.test(version) ? timeline.filter((entry) => entry.version < Number(version)) : timeline;
}

async function ownStory(needs: ApplicantNeeds, { account }: Session, { id = '' }: PathParts) {
  const owned = await ownCase(needs, account, id);
  if (!owned.ok) return owned;
  const story = await storyCaseOf(needs, id);
  return story ? accepted(story) : refused('no-such-declaration');
}
