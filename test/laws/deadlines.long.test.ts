import { describeDeadlines } from './describe-deadlines.ts';

describeDeadlines('59 seconds late', 59);
describeDeadlines('ten minutes late', 600);
