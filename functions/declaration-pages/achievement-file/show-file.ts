import { VOCABULARIES } from '../../../adapters/call-file/vocabularies.ts';
import { ownFile } from '../../../casework/achievement-file/own-file.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { exported } from '../../../domain/achievement-file/achievement-file.ts';
import {
  type AchievementFilePage,
  achievementFilePage,
} from '../../../pages/achievements/achievement-file-page.ts';
import { FILE_PATH } from '../../../pages/applicant/paths.ts';
import { pageAnswer } from '../../../web/answer.ts';
import { pageForeignForm } from '../../../web/fault.ts';
import { seeOther } from '../../../web/gateway.ts';
import type { WebAnswer } from '../../../web/gateway-event.ts';
import { isOwnForm } from '../../../web/session.ts';
import type { ToldRoute } from '../../../web/tell-attempts.ts';
import { type OwnVisit, signedIn, toSignIn, type Visit, visitOf } from '../../../web/visit.ts';

const ERASE = 'erase-achievement-file';

/** The routes of the reader's own achievement file: to see it, to take it along, to erase it. */
export function achievementFileRoutes(needs: ApplicantNeeds): ToldRoute[] {
  return [
    { method: 'GET', path: FILE_PATH, ...own(needs, (visit) => show(needs, visit, saidIn(visit))) },
    { method: 'GET', path: `${FILE_PATH}/export`, ...own(needs, (visit) => take(needs, visit)) },
    {
      method: 'POST',
      path: `${FILE_PATH}/erase`,
      attempt: 'ungoverned',
      ...own(needs, (visit) => erase(needs, visit)),
    },
  ];
}

function own(
  needs: ApplicantNeeds,
  answer: (visit: OwnVisit) => Promise<WebAnswer>,
): Pick<ToldRoute, 'answer'> {
  return {
    answer: async (request, parts) => {
      const visit: Visit = await visitOf(needs, request, parts);
      const owned = signedIn(needs, visit);
      return owned ? answer(owned) : toSignIn(FILE_PATH);
    },
  };
}

function saidIn({ request }: Visit): AchievementFilePage['said'] {
  return request.query.get('done') === 'erased' ? 'erased' : undefined;
}

async function show(
  needs: ApplicantNeeds,
  { viewer, session, request, seal }: OwnVisit,
  said: AchievementFilePage['said'],
): Promise<WebAnswer> {
  const found = await ownFile(needs, session.account, request.receivedAt);
  const content = achievementFilePage({
    language: viewer.language,
    file: found?.file,
    vocabularies: VOCABULARIES,
    seal: await seal(ERASE),
    said,
  });
  const status = said === 'not-ticked' ? 422 : 200;
  return pageAnswer({ ...viewer, path: FILE_PATH }, content, { status });
}

/** Hands out the file as JSON, as a download that is never shown within our site. */
async function take(needs: ApplicantNeeds, { session, request }: OwnVisit): Promise<WebAnswer> {
  const found = await ownFile(needs, session.account, request.receivedAt);
  if (!found) return seeOther(FILE_PATH);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="achievement-file.json"',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
    body: `${JSON.stringify(exported(found.file), null, 2)}\n`,
  };
}

async function erase(needs: ApplicantNeeds, visit: OwnVisit): Promise<WebAnswer> {
  const { request, session } = visit;
  const form = new URLSearchParams(request.body);
  if (!(await isOwnForm(needs, request, session, form.get('seal') ?? '', ERASE)))
    return pageForeignForm(request);
  if (form.get('confirmed') !== 'yes') return show(needs, visit, 'not-ticked');
  await needs.records.achievementFiles.erase(session.account, request.receivedAt);
  return seeOther(`${FILE_PATH}?done=erased`);
}
