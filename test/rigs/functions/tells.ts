/** Whether an invocation is a task of a run that tells people what is due: the ladder, an end, or a wait that begins. */
export function tells(name: string): boolean {
  return TELLING.includes(name);
}

const TELLING = [
  'EscalationFunction',
  'EmployerReviewFunction',
  'DeclarationFunction',
  'NoticeTimerFunction',
  'AuthorityReviewFunction',
];
