import { describeDeadlines } from '../../rigs/machine/describe-deadlines.ts';

describeDeadlines('on time', 0);
describeDeadlines('never, so that the patrol starts it', 'never');
