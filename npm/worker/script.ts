/** The script of a worker with everything inside, for portals that start it by its address. */
import { createChecker } from '../index.js';
import { serve } from './host.js';

serve(self, createChecker);
