// The two sample forms, for the tests of the package.
import { readFileSync } from 'node:fs';

const sample = (name) =>
  JSON.parse(readFileSync(new URL(`../../data/samples/${name}.json`, import.meta.url), 'utf8')).form;

export const faulty = sample('faulty');
export const sound = sample('sound');
