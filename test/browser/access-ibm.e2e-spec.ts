import { findsNothing } from '../support/access.js';
import { ibmFaults } from '../support/checkers.js';

findsNothing('IBM’s rules find nothing wrong', ibmFaults);
