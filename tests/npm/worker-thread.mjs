// A worker of Node that serves the checkers of the package at the port it is started with.
import { workerData } from 'node:worker_threads';
import { createChecker } from '../../pkg/index.mjs';
import { serve } from '../../pkg/worker.mjs';

serve(workerData, createChecker);
