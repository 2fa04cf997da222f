import { ownFile } from '../../../casework/achievement-file/own-file.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { exported } from '../../../domain/achievement-file/achievement-file.ts';
import { said } from '../../../domain/values/said.ts';
import { accepted, refused } from '../../../domain/values/verdict.ts';
import { type ApiRoute, ownRoute } from '../request/api-route.ts';

const PATH = '/api/v1/achievement-file';

/** The routes of the applicant's own achievement file. */
export function achievementFileRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [readFile(needs), eraseFile(needs)];
}

function readFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'GET', path: PATH },
    {
      says: said(
        '我的业绩档案：提交时选择保存的情况，以及自动清除的日期',
        'My achievement file: the facts kept by choice at submission, and the day on which they are forgotten',
      ),
      answers: { 200: 'AchievementFile' },
    },
    async ({ session, request }) => {
      const own = await ownFile(needs, session.account, request.receivedAt);
      return own ? accepted({ json: exported(own.file) }) : refused('no-achievement-file');
    },
  );
}

function eraseFile(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'DELETE', path: PATH, attempt: 'ungoverned' },
    {
      says: said(
        '清除我的业绩档案；没有时也一样回答',
        'Erases my achievement file; the answer is the same where there is none',
      ),
      answers: { 204: undefined },
    },
    async ({ session, request }) => {
      await needs.records.achievementFiles.erase(session.account, request.receivedAt);
      return accepted({ status: 204 });
    },
  );
}
