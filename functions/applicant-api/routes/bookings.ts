import * as v from 'valibot';
import { book, cancelBooking } from '../../../casework/applicant/book.ts';
import { readAhead } from '../../../casework/applicant/submission-facts.ts';
import type { ApplicantNeeds } from '../../../casework/needs.ts';
import { fields } from '../../../domain/values/form.ts';
import { instantOf } from '../../../domain/values/instant.ts';
import { said } from '../../../domain/values/said.ts';
import { type ApiRoute, ownRoute } from '../request/api-route.ts';
import { type ApplicantAct, LEGAL_ACT, legalAct, NO_BODY } from '../request/legal-act.ts';
import { submission } from './acts.ts';

const PATH = '/api/v1/declarations/{id}/booking';

/** An instant with its offset from UTC, as RFC 3339 writes it. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** Why the form of an instant fails where only the calendar or the clock lacks it. */
const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

const booking = fields({
  ...submission.entries,
  /** The instant at which the declaration is submitted and counts as received. */
  submitAt: v.pipe(
    v.string(),
    v.regex(RFC_3339),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      if (isInstant(dataset.value)) return instantOf(Date.parse(dataset.value));
      addIssue({ input: dataset.value });
      return NEVER;
    }),
  ),
});
type BookingBody = v.InferOutput<typeof booking>;

/** The routes by which a submission is booked for a later instant, and a booking is cancelled. */
export function bookingRoutes(needs: ApplicantNeeds): ApiRoute[] {
  return [bookSubmission(needs), cancelBookedSubmission(needs)];
}

function bookSubmission(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'POST', path: PATH, attempt: 'book' },
    {
      says: said(
        '预约在以后的某一时刻提交，并对现行承诺作出承诺；在办理或取消之前不能改动',
        'Books the submission for a later instant, agreeing to the commitment as it is worded now; the draft takes no change until that has run or is cancelled',
      ),
      body: booking,
      ...LEGAL_ACT,
    },
    (asked) => {
      const act: ApplicantAct<BookingBody> = (request, { submitAt, keepAchievementFile, ...body }) =>
        book(needs)({ ...request, ...body, bookedFor: submitAt, keepsFile: keepAchievementFile });
      return legalAct(needs, asked, booking, act, 'recent', readAhead(needs));
    },
  );
}

function cancelBookedSubmission(needs: ApplicantNeeds): ApiRoute {
  return ownRoute(
    needs,
    { method: 'DELETE', path: PATH, attempt: 'ungoverned' },
    {
      says: said('取消预约的提交，办理之前都可以', 'Cancels a booked submission, until it has run'),
      ...LEGAL_ACT,
    },
    (asked) => legalAct(needs, asked, NO_BODY, cancelBooking(needs)),
  );
}
