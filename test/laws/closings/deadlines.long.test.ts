import { describeDeadlines } from '../../rigs/machine/describe-deadlines.ts';

describeDeadlines('59 seconds late', 59);
describeDeadlines('ten minutes late', 600);
