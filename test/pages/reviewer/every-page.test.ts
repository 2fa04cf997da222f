import { describeEveryPage } from '../../rigs/pages/describe-every-page.ts';
import { everyPage } from './every-page.ts';

describeEveryPage(everyPage, 80);
