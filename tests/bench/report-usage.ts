import { reportAtExit } from './report.ts';
import { usage } from './usage.ts';

reportAtExit(usage);
